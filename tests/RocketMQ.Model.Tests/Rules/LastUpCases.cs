using RocketMQ.Model.Preflight;
using RocketMQ.Model.Topology;
using static RocketMQ.Model.Tests.Rules.Specs;

namespace RocketMQ.Model.Tests.Rules;

/// <summary>Pairs of the rules that compare with what the last <c>up</c> brought about: here always <see cref="Good"/>, unless a pair says otherwise.</summary>
internal static class LastUpCases
{
    private static readonly ClusterSpec Alone = Good with { BrokerGroups = [Group("broker-a", "h1")] };

    public static IReadOnlyList<RuleCase> All { get; } =
    [
        Against(Good, "RMQ048", "a broker's port", Good.WithMasterA(m => m with { Port = 10921 }), Good.With("fileReservedTime", "48"), "cluster.brokerGroups.broker-a.master.port", "broker-a-0 runs at 10.0.0.1:10911 and would be at 10.0.0.1:10921"),
        Against(Good, "RMQ048", "a slave's port", Good.WithGroupA(g => g with { Slaves = [g.Slaves[0] with { Port = 10921 }] }), Good.WithGroupA(g => g with { Slaves = [g.Slaves[0] with { Host = "h4", Port = 10921 }] }), "cluster.brokerGroups.broker-a.slaves[0].port", "broker-a-1 runs at 10.0.0.3:10911"),
        Against(Alone, "RMQ048", "a broker alone has nobody that must find it", Alone with { NameServers = [Alone.NameServers[0] with { Port = 9886 }, .. Alone.NameServers.Skip(1)] }, Alone.WithMasterA(m => m with { Port = 10921 }), "cluster.nameServers.h1.port", "namesrv@h1 runs at 10.0.0.1:9876 and would be at 10.0.0.1:9886"),
        Against(Good with { BrokerGroups = [Group("broker-a", "h1"), Group("broker-b", "h2", "h4")] }, "RMQ048", "copies are those of the group", Good with { BrokerGroups = [Group("broker-a", "h1"), Group("broker-b", "h2", "h4") with { Master = new BrokerSpec { Host = "h2", Port = 10921 } }] }, Good with { BrokerGroups = [Group("broker-a", "h1") with { Master = new BrokerSpec { Host = "h1", Port = 10921 } }, Group("broker-b", "h2", "h4")] }, "cluster.brokerGroups.broker-b.master.port", "broker-b-0 runs at"),
        Against(Good, "RMQ048", "a host's address", Good with { Hosts = [Good.Hosts[0] with { Address = "10.0.9.1" }, .. Good.Hosts.Skip(1)] }, Good with { Hosts = [Good.Hosts[0] with { Address = "10.0.9.1", Lost = true }, .. Good.Hosts.Skip(1)] }, "cluster.brokerGroups.broker-a.master.port", "would be at 10.0.9.1:10911"),
        Against(Good, "RMQ049", "a commit log", Good.With("mappedFileSizeCommitLog", "16777216"), Good.With("mappedFileSizeCommitLog", "1073741824"), "cluster.properties.mappedFileSizeCommitLog", "mappedFileSizeCommitLog was 1073741824 and becomes 16777216"),
        Against(Good.With("mappedFileSizeCommitLog", "16777216"), "RMQ049", "taken out again", Good, Good.With("mappedFileSizeCommitLog", "16777216"), "cluster.properties.mappedFileSizeCommitLog", "was 16777216 and becomes 1073741824"),
        Against(Good, "RMQ049", "a new broker may have another", Good.WithMasterA(m => m with { Properties = Map(("mapedFileSizeConsumeQueue", "100000")) }), Good with { BrokerGroups = [.. Good.BrokerGroups, Group("broker-c", "h1") with { Master = new BrokerSpec { Host = "h1", Port = 10951, Properties = Map(("mappedFileSizeCommitLog", "16777216")) } }] }, "cluster.brokerGroups.broker-a.master.properties.mapedFileSizeConsumeQueue", "mappedFileSizeConsumeQueue was 6000000 and becomes 2000000"),
        Against(Good, "RMQ049", "another store may hold files of another size", Good.WithMasterA(m => m with { Properties = Map(("mappedFileSizeCommitLog", "16777216")) }), Good.WithMasterA(m => m with { StorePath = "/data/new", Properties = Map(("mappedFileSizeCommitLog", "16777216")) }), "cluster.brokerGroups.broker-a.master.properties.mappedFileSizeCommitLog", "files of the old size"),
        Against(Good, "RMQ049", "a key that stood at its default", Good.With("mappedFileSizeConsumeQueueExt", "4096"), Good, "cluster.properties.mappedFileSizeConsumeQueueExt", "and becomes 4096"),
        Against(Good, "RMQ049", "a size that only the default says", Good.With("mappedFileSizeConsumeQueueExt", "1048576"), Good.With("mappedFileSizeConsumeQueueExt", "50331648"), "cluster.properties.mappedFileSizeConsumeQueueExt", "mappedFileSizeConsumeQueueExt was 50331648 and becomes 1048576"),
        Against(Good, "RMQ050", "another folder", Good.WithMasterA(m => m with { StorePath = "/data/a" }), Good.WithMasterA(m => m with { StorePath = "/var/lib/rocketmq/broker-a-0" }), "cluster.brokerGroups.broker-a.master.storePath", "has its messages in /var/lib/rocketmq/broker-a-0/commitlog and would look for them in /data/a/commitlog"),
        Against(Good, "RMQ050", "the folder of all stores", Good with { Paths = new PathsSpec { Store = "/data/rocketmq" } }, Good with { Paths = new PathsSpec { Logs = "/data/rocketmq" } }, "cluster.brokerGroups.broker-a.master.storePath", "/data/rocketmq/broker-a-0/commitlog"),
        Against(Good, "RMQ050", "a master moves, a slave may", Good.WithMasterA(m => m with { Host = "h4" }), Good.WithGroupA(g => g with { Slaves = [g.Slaves[0] with { Host = "h4", Port = 10921 }] }), "cluster.brokerGroups.broker-a.master.host", "The master broker-a-0 goes from h1 to h4; its store stays on h1"),
        Against(Good, "RMQ051", "back", Good.Version("4.9.7"), Good.Version("5.3.3"), "release.version", "runs 4.9.8 and would run 4.9.7"),
        Against(Good, "RMQ052", "another name", Good with { Name = "other" }, Good, "cluster.name", "runs as rocketmq-cluster and would be other"),
        Against(Good, "RMQ053", "a group", Alone, Good.WithGroupA(g => g with { Slaves = [] }), "cluster.brokerGroups", "broker-b is taken out: broker-b-1, broker-b-0 stop, and their data stays"),
        Against(Good with { Destroy = new DestroySpec { DeleteData = true } }, "RMQ053", "with its data", Alone, Good, "cluster.brokerGroups", "their data is deleted"),
        Against(Good with { Hosts = [Good.Hosts[0], Good.Hosts[1], Good.Hosts[2] with { Lost = true }, Good.Hosts[3]] }, "RMQ054", "back from lost", Good, Good with { Hosts = [Good.Hosts[0], Good.Hosts[1], Good.Hosts[2] with { Generation = 2 }, Good.Hosts[3]] }, "hosts.nodes.h3.generation", "Set hosts.nodes.h3.generation: 2"),
        Against(Good, "RMQ055", "set up anew", Good, Good with { Hosts = [Good.Hosts[0], Good.Hosts[1] with { Generation = 2 }, .. Good.Hosts.Skip(2)] }, "hosts.nodes.h2.generation", "is claimed by nobody, although the last `up` of this stack ran there") with { Owner = "s111111111111", Reports = [Claim(HostClaim.Nobody)], ReportsThatPass = [Claim(HostClaim.Nobody)] },
        Against(Good, "RMQ055", "its claim is there", Good, Good, "hosts.nodes.h2.generation", "claimed by nobody") with { Owner = "s111111111111", Reports = [Claim(HostClaim.Nobody)], ReportsThatPass = [Claim("claimed by s111111111111 (a/b)")] },
        Against(Two, "RMQ080", "the first of two slaves goes", Slaves(H4), Slaves(H4 with { Id = 2 }), "cluster.brokerGroups.broker-a.slaves", "broker-a-2 on h4 would become broker-a-1, by the place in the list alone. Write the ids that they have (and keep their other fields): slaves: [{ host: h4, id: 2 }]"),
        Against(Good, "RMQ080", "one comes before it", Slaves(H4, new BrokerSpec { Host = "h3" }), Two, "cluster.brokerGroups.broker-a.slaves", "slaves: [{ host: h4, id: 2 }, { host: h3, id: 1 }]"),
        Against(Two, "RMQ080", "two change places", Slaves(H4, new BrokerSpec { Host = "h3" }), Slaves(H4 with { Id = 2 }, new BrokerSpec { Host = "h3", Id = 1 }), "cluster.brokerGroups.broker-a.slaves", "broker-a-2 on h4 would become broker-a-1 and broker-a-1 on h3 would become broker-a-2"),
        Against(Two, "RMQ080", "another host in the same place", Slaves(H4, new BrokerSpec { Host = "h3" }), Slaves(new BrokerSpec { Host = "h2", Port = 10931 }, H4), "cluster.brokerGroups.broker-a.slaves", "id: 2"),
        Against(Good, "RMQ081", "another host", Good.WithMasterA(m => m with { Host = "h4", Port = 10921 }), Lost("h1").WithMasterA(m => m with { Host = "h4", Port = 10921 }), "cluster.brokerGroups.broker-a.master.host", "would go from h1, where its store is, to h4, while its messages are on broker-a-1 on h3 too"),
        Against(Good, "RMQ081", "another folder; all folders at once are moved by hand", Good.WithMasterA(m => m with { StorePath = "/data/a" }), Good with { Paths = new PathsSpec { Store = "/data/rocketmq" } }, "cluster.brokerGroups.broker-a.master.storePath", "would look for them in /data/a/commitlog, while they are on broker-a-1 on h3 too"),
        Against(Two, "RMQ081", "the folder of a slave has them", Two.WithMasterA(m => m with { Host = "h2", Port = 10931 }), Slaves(H4 with { Id = 2 }).WithMasterA(m => m with { Host = "h3", StorePath = "/var/lib/rocketmq/broker-a-1" }), "cluster.brokerGroups.broker-a.master.host", "broker-a-1 on h3 and broker-a-2 on h4"),
        Against(Good, "RMQ081", "no slave stays", Good.WithMasterA(m => m with { Host = "h4", Port = 10921 }), Slaves().WithMasterA(m => m with { Host = "h4", Port = 10921 }), "cluster.brokerGroups.broker-a.master.host", "add it as a slave"),
        Against(Good, "RMQ082", "another name for the same address", Named("x2"), Good with { Hosts = [.. Good.Hosts, new HostSpec { Name = "x2", Address = "10.0.0.9" }] }, "hosts.nodes.x2.renamedFrom", "Write renamedFrom: h2 at hosts.nodes.x2, and nothing is stopped"),
    ];

    private static ClusterSpec Named(string name) => Good with
    {
        Hosts = [.. Good.Hosts.Select(h => h.Name == "h2" ? h with { Name = name } : h)],
        NameServers = [.. Good.NameServers.Select(n => n.Host == "h2" ? n with { Host = name } : n)],
        BrokerGroups = [Good.BrokerGroups[0], Group("broker-b", name, "h4")],
    };

    private static ClusterSpec Lost(string host) => Good with { Hosts = [.. Good.Hosts.Select(h => h with { Lost = h.Name == host })] };

    // A second slave of broker-a.
    private static ClusterSpec Two => Slaves(new BrokerSpec { Host = "h3" }, H4);

    private static BrokerSpec H4 => new() { Host = "h4", Port = 10921 };

    private static ClusterSpec Slaves(params BrokerSpec[] slaves) => Good.WithGroupA(g => g with { Slaves = slaves });

    private static HostReport Claim(string saw) => new("h2", [new(HostClaim.Check, HostCheckStatus.Ok, saw, "")], null);

    private static RuleCase Against(ClusterSpec before, string id, string name, ClusterSpec fires, ClusterSpec passes, string path, string says) =>
        new(id, name, fires, passes, path, says) { Before = before };
}
