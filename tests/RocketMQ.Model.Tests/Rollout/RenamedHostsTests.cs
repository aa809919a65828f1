using RocketMQ.Model.Rendering;
using RocketMQ.Model.Rollout;
using RocketMQ.Model.Rules;
using RocketMQ.Model.Topology;
using static RocketMQ.Model.Tests.Rules.Specs;

namespace RocketMQ.Model.Tests.Rollout;

/// <summary>A host that gets another name: no move, and the same machine for ever after.</summary>
public sealed class RenamedHostsTests
{
    private static readonly RunningCluster Last = Record(Good);

    [Fact]
    public void A_renamed_host_changes_a_line_of_the_hosts_block_and_no_process()
    {
        var change = ClusterChange.Between(RenamedHosts.In(Last, Renamed().Hosts), ClusterPlanner.Plan(Renamed()));
        Assert.Equal([("10.0.0.2 h2", "10.0.0.2 x2")], change.Hosts.Select(h => (h.Old!, h.New!)));
        Assert.Equal((0, 0, 0, 0), (change.Instances.Count, change.Restarted.Count, change.Lines.Count, change.Again.Count));
        Assert.Contains("namesrv@x2", change.Unchanged.Select(i => i.Name));
        Assert.NotEmpty(ClusterChange.Between(Last, ClusterPlanner.Plan(Renamed())).Instances);
    }

    [Fact]
    public void No_rule_speaks_of_a_host_whose_old_name_is_given()
    {
        var plan = ClusterPlanner.Plan(Renamed());
        Assert.DoesNotContain(RulePack.Run(Renamed(), plan, running: RenamedHosts.In(Last, Renamed().Hosts)), f => f.Severity > Severity.Info);
    }

    [Fact]
    public void A_machine_keeps_the_name_it_came_with_through_every_rename_and_without_the_field()
    {
        var (hosts, record) = Up(Renamed(), Last);
        Assert.Equal(["h1", "h2", "h3", "h4"], hosts.Select(h => h.Origin));
        (hosts, record) = Up(Renamed() with { Hosts = [.. Renamed().Hosts.Select(h => h with { RenamedFrom = null })] }, record);
        Assert.Equal(["h1", "h2", "h3", "h4"], hosts.Select(h => h.Origin));
        (hosts, record) = Up(Renamed("y2", "x2"), record);
        Assert.Equal(["h1", "h2", "h3", "h4"], hosts.Select(h => h.Origin));
        // An `up` that failed has left the record as it was: the field is still there, and still right.
        (hosts, _) = Up(Renamed("y2", "x2"), record);
        Assert.Equal("h2", hosts[1].Origin);
    }

    [Fact]
    public void Another_machine_under_the_old_name_is_another_one()
    {
        var (_, record) = Up(Renamed(), Last);
        var more = Renamed() with { Hosts = [.. Renamed().Hosts.Select(h => h with { RenamedFrom = null }), Host(9) with { Name = "h2" }] };
        Assert.Equal(["h1", "h2", "h3", "h4", "h2@10.0.0.9"], Up(more, record).Hosts.Select(h => h.Origin));
    }

    [Fact]
    public void Of_a_host_that_nobody_renamed_nothing_is_recorded() => Assert.DoesNotContain("rigins", RunningClusterText.Write(Last), StringComparison.Ordinal);

    [Theory]
    [InlineData("h1", "CFG007", "one machine cannot be both")]
    [InlineData("x2", "CFG007", "its name now")]
    public void An_old_name_that_cannot_be_one_is_refused(string old, string id, string says)
    {
        var finding = Assert.Single(TopologyChecker.Check(Renamed("x2", old)));
        Assert.Equal((id, "hosts.nodes.x2.renamedFrom"), (finding.Id, finding.Path));
        Assert.Contains(says, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_hosts_cannot_have_had_the_same_name()
    {
        var both = Renamed() with { Hosts = [.. Renamed().Hosts.Select(h => h.Name == "h4" ? h with { RenamedFrom = "h2" } : h)] };
        Assert.Equal(["CFG012 hosts.nodes.h4.renamedFrom"], TopologyChecker.Check(both).Select(f => $"{f.Id} {f.Path}"));
    }

    private static (IReadOnlyList<HostSpec> Hosts, RunningCluster Record) Up(ClusterSpec spec, RunningCluster last)
    {
        var hosts = RenamedHosts.WithOrigins(spec.Hosts, RenamedHosts.In(last, spec.Hosts));
        return (hosts, Record(spec with { Hosts = hosts }));
    }

    private static RunningCluster Record(ClusterSpec spec) => RunningClusterText.Read(RunningClusterText.Write(RunningCluster.Of(ClusterPlanner.Plan(spec))))!;

    private static ClusterSpec Renamed(string name = "x2", string old = "h2") => Good with
    {
        Hosts = [.. Good.Hosts.Select(h => h.Name == "h2" ? h with { Name = name, RenamedFrom = old } : h)],
        NameServers = [.. Good.NameServers.Select(n => n.Host == "h2" ? n with { Host = name } : n)],
        BrokerGroups = [Good.BrokerGroups[0], Group("broker-b", name, "h4")],
    };
}
