using CsCheck;
using RocketMQ.Model.Configuration;
using RocketMQ.Model.Rendering;
using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Tests.Configuration;

/// <summary>The topology of clusters that a program describes in types.</summary>
public sealed class TopologyCheckerTests
{
    private static readonly ClusterSpec Good = Full.Ssh.Cluster;

    [Fact]
    public void A_good_cluster_has_no_findings()
    {
        Assert.Empty(TopologyChecker.Check(Good));
        Assert.Empty(ClusterSpecChecker.Check(Good));
    }

    [Fact]
    public void Pairs_of_one_name_are_found_in_types_too()
    {
        var twice = Good with { Hosts = [.. Good.Hosts, Good.Hosts[0] with { Address = "10.0.0.9", SshAddress = null, Aliases = [] }], BrokerGroups = [Good.BrokerGroups[0], Good.BrokerGroups[0] with { Slaves = [] }] };

        var findings = ClusterSpecChecker.Check(twice).Select(f => $"{f.Id} {f.Path}");

        Assert.Contains("CFG012 hosts.nodes.mq1", findings);
        Assert.Contains("CFG012 cluster.brokerGroups.broker-a", findings);
    }

    [Fact]
    public void An_archive_that_a_build_made_is_no_conflict_in_types()
    {
        var built = Good.Release with { Build = Full.Docker.Cluster.Release.Build };

        Assert.Empty(ClusterSpecChecker.Check(Good with { Release = built }));
        Assert.Empty(ClusterSpecChecker.Check(Good with { Release = built with { Sha512 = null } }));
        Assert.Empty(ClusterSpecChecker.Check(Good with { Release = built with { Archive = null } }));
    }

    [Fact]
    public void Keys_that_the_planner_decides_are_refused_as_properties() =>
        Assert.All(DescriptionKeys.OfBrokers.Keys, key => Assert.Equal(
            $"CFG008 cluster.properties.{key}",
            StackFile.Read($"config: {{ rocketmq:cluster: {{ properties: {{ {key}: 1 }} }} }}").Findings.Select(f => $"{f.Id} {f.Path}").Single()));

    [Fact]
    public void Texts_that_could_be_commands_are_refused_in_types_too()
    {
        var findings = ClusterSpecChecker.Check(Good with { Name = "$(reboot)", Paths = Good.Paths with { Store = "/data/'x" } });

        Assert.Equal(["CFG004 cluster.name", "CFG004 cluster.paths.store"], findings.Select(f => $"{f.Id} {f.Path}"));
    }

    [Theory]
    [InlineData(0, "CFG003")]
    [InlineData(-1, "CFG003")]
    [InlineData(7, "RMQ002")]
    public void Ids_of_slaves_are_above_zero_and_their_own(int id, string finding)
    {
        var group = Good.BrokerGroups[0];
        var changed = Good with { BrokerGroups = [group with { Slaves = [group.Slaves[0], group.Slaves[1] with { Id = id }] }] };

        Assert.Contains(finding, TopologyChecker.Check(changed).Select(f => f.Id));
    }

    [Fact]
    public void The_id_of_a_master_is_zero()
    {
        var group = Good.BrokerGroups[0];

        var finding = Assert.Single(TopologyChecker.Check(Good with { BrokerGroups = [group with { Master = group.Master! with { Id = 5 } }] }));

        Assert.Equal("CFG003 cluster.brokerGroups.broker-a.master.id: A master's brokerId is 0, not 5.", $"{finding.Id} {finding.Path}: {finding.Message}");
        Assert.Empty(TopologyChecker.Check(Good with { BrokerGroups = [group with { Master = group.Master! with { Id = null } }] }));
    }

    [Theory]
    [InlineData(0, "Broker group \"broker-a\" has no master.")]
    [InlineData(2, "Broker group \"broker-a\" has 2 slave(s) but no master to copy from.")]
    public void A_group_without_a_master_is_told_with_what_it_has(int slaves, string message)
    {
        var group = Good.BrokerGroups[0];

        var finding = Assert.Single(TopologyChecker.Check(Good with { BrokerGroups = [group with { Master = null, Slaves = [.. group.Slaves.Take(slaves)] }] }));

        Assert.Equal(("cluster.brokerGroups.broker-a.master", message), (finding.Path, finding.Message));
    }

    [Fact]
    public void What_could_not_be_read_is_not_taken_for_the_same_twice()
    {
        HostSpec[] hosts = [.. Good.Hosts.Take(2).Select(h => h with { Address = "", SshAddress = "", Port = 22 })];
        var broker = new BrokerSpec { Host = "" };

        Assert.Empty(TopologyChecker.Check(new ClusterSpec
        {
            Hosts = hosts,
            NameServers = [new NameServerSpec { Host = "" }, new NameServerSpec { Host = "" }],
            BrokerGroups = [new BrokerGroupSpec { Name = "a", Master = broker, Slaves = [broker] }, new BrokerGroupSpec { Name = "b", Master = broker }],
        }));
    }

    [Fact]
    public void A_login_that_two_hosts_share_is_found()
    {
        var changed = Good with { Hosts = [Good.Hosts[0], Good.Hosts[1] with { SshAddress = Good.Hosts[0].SshAddress, Port = Good.Hosts[0].Port, Bastion = Good.Hosts[0].Bastion }, Good.Hosts[2]] };

        var finding = Assert.Single(TopologyChecker.Check(changed));

        Assert.Equal("CFG012 hosts.nodes.mq2.sshAddress", $"{finding.Id} {finding.Path}");
    }

    [Fact]
    public void A_broker_on_the_port_of_ssh_is_found()
    {
        var changed = Good with { Hosts = [Good.Hosts[0] with { SshAddress = null, Port = 11912 }, .. Good.Hosts.Skip(1)] };

        var finding = Assert.Single(TopologyChecker.Check(changed));

        Assert.Equal("RMQ003 cluster.brokerGroups.broker-a.master", $"{finding.Id} {finding.Path}");
        Assert.Contains("SSH on mq1", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_clash_names_both_with_their_ports_and_the_next_port_that_is_free()
    {
        var cluster = new ClusterSpec
        {
            Hosts = [new HostSpec { Name = "h", Address = "10.0.0.1" }],
            NameServers = [new NameServerSpec { Host = "h", Port = 1110 }],
            BrokerGroups = [Group("a", 1112), Group("b", 1115), Group("c", 1114)],
        };

        var clashes = TopologyChecker.Check(cluster);

        Assert.Equal(
            [
                "cluster.brokerGroups.a.master (port 1112: takes 1110, 1112, 1113) takes port 1110, which cluster.nameServers.h (port 1110) takes on h. Give it another port, for example port: 1122.",
                "cluster.brokerGroups.b.master (port 1115: takes 1113, 1115, 1116) takes port 1113, which cluster.brokerGroups.a.master (port 1112: takes 1110, 1112, 1113) takes on h. Give it another port, for example port: 1125.",
                "cluster.brokerGroups.c.master (port 1114: takes 1112, 1114, 1115) takes port 1112, which cluster.brokerGroups.a.master (port 1112: takes 1110, 1112, 1113) takes on h. Give it another port, for example port: 1124.",
                "cluster.brokerGroups.c.master (port 1114: takes 1112, 1114, 1115) takes port 1115, which cluster.brokerGroups.b.master (port 1115: takes 1113, 1115, 1116) takes on h. Give it another port, for example port: 1124.",
            ],
            clashes.Select(c => $"{c.Message} {c.Repair}"));
    }

    [Theory]
    [InlineData(new[] { 1112, 1122 }, 1113, "port: 1133.")]
    [InlineData(new[] { 1112, 1120 }, 1112, "port: 1132.")]
    [InlineData(new[] { 1112, 1125 }, 1112, "port: 1132.")]
    [InlineData(new[] { 1112, 1126 }, 1112, "port: 1122.")]
    [InlineData(new[] { 65530 }, 65530, "another port.")]
    [InlineData(new[] { 65524 }, 65524, "port: 65534.")]
    [InlineData(new[] { 65525 }, 65525, "another port.")]
    public void The_proposal_leaves_room_for_the_ports_around_it_and_ends_where_ports_do(int[] taken, int port, string proposed)
    {
        var cluster = new ClusterSpec
        {
            Hosts = [new HostSpec { Name = "h", Address = "10.0.0.1" }],
            NameServers = [new NameServerSpec { Host = "h" }],
            BrokerGroups = [.. taken.Select((p, i) => Group($"a{i}", p)), Group("b", port)],
        };

        Assert.EndsWith(proposed, TopologyChecker.Check(cluster).First(f => f.Path == "cluster.brokerGroups.b.master").Repair, StringComparison.Ordinal);
    }

    [Fact]
    public void Hosts_that_were_refused_are_not_told_to_clash()
    {
        var nowhere = new ClusterSpec
        {
            Hosts = [new HostSpec { Name = "a", Address = "", SshAddress = "" }, new HostSpec { Name = "b", Address = "", SshAddress = "" }],
            NameServers = [new NameServerSpec { Host = "" }, new NameServerSpec { Host = "a", Port = 0 }],
            BrokerGroups = [new() { Name = "g", Master = new BrokerSpec { Host = "" }, Slaves = [new BrokerSpec { Host = "" }] }],
        };

        Assert.Empty(TopologyChecker.Check(nowhere));
    }

    [Theory]
    [InlineData(0, "has no master.")]
    [InlineData(2, "has 2 slave(s) but no master to copy from.")]
    public void A_group_without_a_master_says_what_it_has(int slaves, string says)
    {
        var cluster = Good with { BrokerGroups = [new() { Name = "g", Slaves = [.. Enumerable.Range(0, slaves).Select(i => new BrokerSpec { Host = Good.Hosts[i].Name, Id = i + 1 })] }] };

        Assert.EndsWith(says, TopologyChecker.Check(cluster).Single(f => f.Id == CfgIds.NoMaster).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData(0, 0)]
    [InlineData(3, 1)]
    public void A_masters_id_is_0(int? id, int findings)
    {
        var group = Good.BrokerGroups[0];
        var changed = Good with { BrokerGroups = [group with { Master = group.Master! with { Id = id }, Slaves = [] }] };

        Assert.Equal(findings, TopologyChecker.Check(changed).Count(f => f is { Id: CfgIds.OutOfRange, Path: "cluster.brokerGroups.broker-a.master.id" }));
    }

    [Fact]
    public void Same_host_can_be_accepted_with_a_reason()
    {
        const string yaml = "config:\n  rocketmq:cluster: { brokerGroups: { a: { master: rocketmq01, slaves: [{ host: rocketmq01, port: 10921 }] } } }\n";

        Assert.Equal("RMQ001", Assert.Single(StackFile.Read(yaml).Findings).Id);
        Assert.NotNull(StackFile.Read(yaml + "  rocketmq:rules: { disable: { RMQ001: \"one host is all there is\" } }\n").Config);
    }

    [Fact]
    public void Two_brokers_of_a_host_clash_exactly_when_they_share_one_of_three_ports() => Gen.Select(Gen.Int[1100, 1130], Gen.Int[1100, 1130]).Sample((one, other) =>
    {
        var cluster = new ClusterSpec
        {
            Hosts = [new HostSpec { Name = "h", Address = "10.0.0.1" }],
            NameServers = [new NameServerSpec { Host = "h" }],
            BrokerGroups = [Group("a", one), Group("b", other)],
        };

        var clash = TopologyChecker.Check(cluster).Any(f => f.Id == CfgIds.PortClash);

        Assert.Equal(Math.Abs(one - other) is 0 or 1 or 2 or 3, clash);
    });

    [Fact]
    public void The_port_that_a_clash_proposes_is_free() => RoundTripTests.Config.Sample(
        config =>
        {
            var group = config.Cluster.BrokerGroups[0];
            var twin = Group("twin", group.Master!.Port + 2) with { Master = group.Master with { Port = group.Master.Port + 2, StorePath = null } };
            var cluster = config.Cluster with { BrokerGroups = [.. config.Cluster.BrokerGroups, twin] };
            var clash = TopologyChecker.Check(cluster).First(f => f.Id == CfgIds.PortClash);
            var port = int.Parse(clash.Repair.Split("port: ")[1].TrimEnd('.'), System.Globalization.CultureInfo.InvariantCulture);

            var repaired = cluster with { BrokerGroups = [.. config.Cluster.BrokerGroups, twin with { Master = twin.Master with { Port = port } }] };

            Assert.Empty(TopologyChecker.Check(repaired));
        },
        iter: 100);

    private static BrokerGroupSpec Group(string name, int port) => new() { Name = name, Master = new BrokerSpec { Host = "h", Port = port } };
}
