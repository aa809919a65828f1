using RocketMQ.Model.Configuration;
using RocketMQ.Model.Rendering;
using RocketMQ.Model.Rollout;
using RocketMQ.Model.Rules;
using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Tests.Rendering;

/// <summary>A cluster of which each deployment holds a part: name servers in one, brokers in others.</summary>
public sealed class PartPlanTests
{
    private static readonly string[] Names = ["172.30.71.11:9876", "172.30.71.12:9876", "172.30.71.13:9876", "172.30.71.14:9876"];

    private static ClusterSpec Brokers => Clusters.Reference() with { NameServers = [], OutsideNameServers = Names };

    private static ClusterSpec NameServers => Clusters.Reference() with { BrokerGroups = [] };

    [Fact]
    public void Brokers_have_the_files_that_they_have_in_a_whole_cluster()
    {
        var (whole, part) = (ClusterPlanner.Plan(Clusters.Reference()), ClusterPlanner.Plan(Brokers));

        Assert.Empty(part.NameServers);
        Assert.Equal(string.Join(';', Names), part.NameServerAddress);
        Assert.Equal(whole.Brokers.SelectMany(b => b.Files), part.Brokers.SelectMany(b => b.Files));
        Assert.Equal(whole.Brokers.Select(b => (b.Digest, b.LiveDigest)), part.Brokers.Select(b => (b.Digest, b.LiveDigest)));
    }

    [Fact]
    public void Name_servers_have_the_files_that_they_have_in_a_whole_cluster()
    {
        var (whole, part) = (ClusterPlanner.Plan(Clusters.Reference()), ClusterPlanner.Plan(NameServers));

        Assert.Empty(part.Brokers);
        Assert.Equal(whole.NameServers.SelectMany(b => b.Files), part.NameServers.SelectMany(b => b.Files));
        Assert.Equal(whole.NameServers.Select(n => n.Digest), part.NameServers.Select(n => n.Digest));
        Assert.Equal(part.NameServers, part.RolloutOrder);
    }

    [Fact]
    public void Name_servers_on_lost_hosts_stay_in_the_list_of_the_brokers_and_are_not_asked()
    {
        var outside = ClusterPlanner.Plan(Brokers with { LostNameServers = [Names[1]] });
        var own = ClusterPlanner.Plan(NameServers with { Hosts = [.. NameServers.Hosts.Select((h, i) => h with { Lost = i == 1 })] });

        Assert.All(new[] { outside, own }, plan =>
        {
            Assert.Equal(string.Join(';', Names), plan.NameServerAddress);
            Assert.Equal([Names[0], Names[2], Names[3]], plan.NameServersAsked);
            Assert.Equal([Names[1]], plan.NameServersLost);
        });
    }

    [Fact]
    public void Another_list_of_outside_name_servers_restarts_the_brokers_as_another_list_of_their_own_does()
    {
        var before = RunningCluster.Of(ClusterPlanner.Plan(Brokers));
        var change = ClusterChange.Between(before, ClusterPlanner.Plan(Brokers with { OutsideNameServers = Names[..3] }));

        Assert.Equal(["broker-a-1", "broker-b-1", "broker-a-0", "broker-b-0"], change.Restarted.Select(i => i.Name));
        Assert.Equal(("namesrvAddr", string.Join(';', Names), string.Join(';', Names[..3])), change.Lines.Select(l => (l.Key, l.Old, l.New)).Single());
        Assert.True(ClusterChange.Between(before, ClusterPlanner.Plan(Brokers with { LostNameServers = [Names[0]] })).IsEmpty);
    }

    [Fact]
    public void A_record_of_a_part_comes_back()
    {
        foreach (var plan in new[] { ClusterPlanner.Plan(Brokers), ClusterPlanner.Plan(NameServers) })
        {
            var read = RunningClusterText.Read(RunningClusterText.Write(RunningCluster.Of(plan)));
            Assert.True(ClusterChange.Between(read!, plan).IsEmpty);
        }
    }

    [Fact]
    public void Parts_that_a_program_describes_pass_the_check() =>
        Assert.All(new[] { Brokers, NameServers }, s => Assert.DoesNotContain(StackCheck.Run(s).Findings, f => f.Severity == Severity.Error));

    [Theory]
    [InlineData("10.0.0.1", "CFG004", "an IPv4 address and a port")]
    [InlineData("mq1:9876", "CFG004", "an IPv4 address and a port")]
    [InlineData("10.0.0.1:9876\nlistenPort=1", "CFG004", "control character")]
    [InlineData("10.0.0.1:$(id)", "CFG004", "an IPv4 address and a port")]
    [InlineData("172.30.71.11:9876", "CFG012", "twice")]
    public void What_is_no_address_is_refused(string address, string id, string message)
    {
        var finding = ClusterSpecChecker.Check(Brokers with { OutsideNameServers = [.. Names, address] }).Single();

        Assert.Equal((id, "cluster.nameServersFrom"), (finding.Id, finding.Path));
        Assert.Contains(message, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Own_and_outside_name_servers_are_refused() =>
        Assert.Contains(ClusterSpecChecker.Check(Clusters.Reference() with { OutsideNameServers = Names }), f => (f.Id, f.Path) == ("CFG007", "cluster.nameServersFrom"));

    [Fact]
    public void Nothing_at_all_is_refused()
    {
        Assert.Equal(["cluster.nameServers", "cluster.brokerGroups"], ClusterSpecChecker.Check(Clusters.Reference() with { NameServers = [], BrokerGroups = [] }).Select(f => f.Path));
        Assert.Equal(["cluster.brokerGroups"], ClusterSpecChecker.Check(Brokers with { BrokerGroups = [] }).Select(f => f.Path));
    }
}
