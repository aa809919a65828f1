using RocketMQ.Model.Rules;
using RocketMQ.Model.Topology;
using static RocketMQ.Model.Tests.Rules.Specs;

namespace RocketMQ.Model.Tests.Rules;

/// <summary>Pairs of the rules about topology, roles and memory.</summary>
internal static class TopologyCases
{
    public static IReadOnlyList<RuleCase> All { get; } =
    [
        new("RMQ001", "slave beside its master", Good.WithGroupA(g => g with { Slaves = [new BrokerSpec { Host = "h1", Port = 11911 }] }), Good, "cluster.brokerGroups.broker-a.slaves[0].host", "Put broker-a-1 on another host"),
        new("RMQ001", "two slaves on one host", Good.WithGroupA(g => g with { Slaves = [new BrokerSpec { Host = "h3" }, new BrokerSpec { Host = "h3", Port = 11911 }] }), Good.WithGroupA(g => g with { Slaves = [new BrokerSpec { Host = "h3" }, new BrokerSpec { Host = "h4", Port = 11911 }] }), "cluster.brokerGroups.broker-a.slaves[1].host", "where broker-a-1"),
        new("RMQ002", "a slave with the master's id", Good.WithGroupA(g => g with { Slaves = [new BrokerSpec { Host = "h3", Id = 0 }] }), Good.WithGroupA(g => g with { Slaves = [new BrokerSpec { Host = "h3", Id = 7 }] }), "cluster.brokerGroups.broker-a.slaves[0].id", "has id 0 in group broker-a"),
        new("RMQ002", "a master with the id of its slave", Good.WithMasterA(m => m with { Id = 1 }), Good.WithMasterA(m => m with { Id = 0 }), "cluster.brokerGroups.broker-a.slaves[0].id", "so has cluster.brokerGroups.broker-a.master"),
        new("RMQ002", "two groups of one name", Good with { BrokerGroups = [Group("broker-a", "h1"), Group("broker-a", "h2")] }, Good with { BrokerGroups = [Group("broker-a", "h1"), Group("broker-b", "h2")] }, "cluster.brokerGroups.broker-a.master.id", "id 0"),
        new("RMQ002", "a master with the id of a slave", Good.WithGroupA(g => g with { Master = new BrokerSpec { Host = "h1", Id = 7 }, Slaves = [new BrokerSpec { Host = "h3", Id = 7 }] }), Good.WithGroupA(g => g with { Slaves = [new BrokerSpec { Host = "h3", Id = 7 }] }), "cluster.brokerGroups.broker-a.slaves[0].id", "has id 7 in group broker-a"),
        new("RMQ003", "HA port of one is the port of another", Good with { BrokerGroups = [Group("broker-a", "h1"), Group("broker-b", "h1") with { Master = new BrokerSpec { Host = "h1", Port = 10912 } }] }, Good with { BrokerGroups = [Group("broker-a", "h1"), Group("broker-b", "h1") with { Master = new BrokerSpec { Host = "h1", Port = 10915 } }] }, "cluster.brokerGroups.broker-b.master.port", "takes port 10912 of host \"h1\", and so does broker-a-0 (listenPort+1)"),
        new("RMQ003", "VIP port of one is the HA port of another", Good with { BrokerGroups = [Group("broker-a", "h1"), Group("broker-b", "h1") with { Master = new BrokerSpec { Host = "h1", Port = 10914 } }] }, Good with { BrokerGroups = [Group("broker-a", "h1"), Group("broker-b", "h2") with { Master = new BrokerSpec { Host = "h2", Port = 10914 } }] }, "cluster.brokerGroups.broker-b.master.port", "listenPort-2"),
        new("RMQ003", "a broker on the name server's port", Good.WithMasterA(m => m with { Port = 9878 }), Good.WithMasterA(m => m with { Port = 9880 }), "cluster.brokerGroups.broker-a.master.port", "the name server"),
        new("RMQ004", "two stores in one folder", Good with { BrokerGroups = [Group("broker-a", "h1").On("/data"), Group("broker-b", "h1").On("/data")] }, Good with { BrokerGroups = [Group("broker-a", "h1").On("/data/a"), Group("broker-b", "h1").On("/data/b")] }, "cluster.brokerGroups.broker-b.master.storePath", "which is also the store of broker-a-0"),
        new("RMQ004", "a store inside another", Good with { BrokerGroups = [Group("broker-a", "h1").On("/data"), Group("broker-b", "h1").On("/data/b")] }, Good with { BrokerGroups = [Group("broker-a", "h1").On("/data"), Group("broker-b", "h1").On("/data-b")] }, "cluster.brokerGroups.broker-b.master.storePath", "inside /data/"),
        new("RMQ004", "logs and stores with one root", Good with { Paths = new PathsSpec { Logs = "/srv", Store = "/srv/broker-a-0" }, BrokerGroups = [Group("broker-a", "h1"), Group("broker-b", "h1")] }, Good with { BrokerGroups = [Group("broker-a", "h1"), Group("broker-b", "h1")] }, "cluster.brokerGroups.broker-b.master.storePath", "log folder of broker-a-0"),
        new("RMQ004", "a store where another's configuration is", Good with { BrokerGroups = [Group("broker-a", "h1").On("/etc/rocketmq/broker-b-0"), Group("broker-b", "h1") with { Master = new BrokerSpec { Host = "h1", Port = 10951 } }] }, Good with { BrokerGroups = [Group("broker-a", "h1").On("/etc/rocketmq/broker-b-0"), Group("broker-b", "h2")] }, "cluster.brokerGroups.broker-b.master.storePath", "configuration"),
        new("RMQ004", "a commit log in another's store", Good with { BrokerGroups = [Group("broker-a", "h1") with { Properties = Map(("storePathCommitLog", "/var/lib/rocketmq/broker-b-0/log")) }, Group("broker-b", "h1") with { Master = new BrokerSpec { Host = "h1", Port = 10951 } }] }, Good with { BrokerGroups = [Group("broker-a", "h1") with { Properties = Map(("storePathCommitLog", "/disk2/log")) }, Group("broker-b", "h1") with { Master = new BrokerSpec { Host = "h1", Port = 10951 } }] }, "cluster.brokerGroups.broker-a.master.storePath", "has its commit log at"),
        new("RMQ004", "a configuration inside a store", Good with { BrokerGroups = [Group("broker-a", "h1").On("/etc/rocketmq"), Group("broker-b", "h1")] }, Good with { BrokerGroups = [Group("broker-a", "h1").On("/etc/rocketmq-data"), Group("broker-b", "h1")] }, "cluster.brokerGroups.broker-b.master.storePath", "broker-b-0 has its configuration at /etc/rocketmq/broker-b-0/ on host h1, inside /etc/rocketmq/, the store of broker-a-0"),
        new("RMQ004", "two commit logs in one folder", Good with { BrokerGroups = [Logs("broker-a", "/data/log"), Logs("broker-b", "/data/log")] }, Good with { BrokerGroups = [Logs("broker-a", "/data/a"), Logs("broker-b", "/data/b")] }, "cluster.brokerGroups.broker-b.master.storePath", "the commit log of broker-a-0"),
        new("RMQ004", "one of several commit logs", Good with { BrokerGroups = [Logs("broker-a", "/disk1/log,/disk2/log"), Logs("broker-b", "/disk3/log, /disk2/log")] }, Good with { BrokerGroups = [Logs("broker-a", "/disk1/log,/disk2/log"), Logs("broker-b", "/disk3/log,/disk4/log")] }, "cluster.brokerGroups.broker-b.master.storePath", "at /disk2/log/ on host h1, which is also the commit log of broker-a-0"),
        new("RMQ005", "one", Good with { NameServers = [new NameServerSpec { Host = "h1" }] }, Good, "cluster.nameServers", "one name server (h1)"),
        new("RMQ006", "two", Good with { NameServers = [new NameServerSpec { Host = "h1" }, new NameServerSpec { Host = "h2" }] }, Good, "cluster.nameServers", "has 2 name servers"),
        new("RMQ005", "one of another stack", Outside("10.9.0.1:9876"), Outside("10.9.0.1:9876", "10.9.0.2:9876"), "cluster.nameServersFrom", "one name server (10.9.0.1:9876)"),
        new("RMQ006", "two of another stack", Outside("10.9.0.1:9876", "10.9.0.2:9876"), Outside("10.9.0.1:9876", "10.9.0.2:9876", "10.9.0.3:9876"), "cluster.nameServersFrom", "has 2 name servers"),
        new("RMQ007", "a group of one", Good.WithGroupA(g => g with { Slaves = [] }), Good.WithGroupA(g => g with { Slaves = [], MasterRole = BrokerRole.AsyncMaster }), "cluster.brokerGroups.broker-a", "broker-a-0 is a SYNC_MASTER"),
        new("RMQ008", "by code", Production with { MasterRole = BrokerRole.AsyncMaster }, Production with { MasterRole = BrokerRole.AsyncMaster, ExplicitFields = new HashSet<string> { "cluster.brokerRole", "cluster.flushDiskType" } }, "cluster.brokerRole", "broker-a-0, broker-b-0 acknowledge"),
        new("RMQ008", "not in production", Production with { MasterRole = BrokerRole.AsyncMaster }, Good with { MasterRole = BrokerRole.AsyncMaster }, "cluster.brokerRole", "ASYNC_MASTER"),
        new("RMQ009", "by default", Production with { ExplicitFields = new HashSet<string>() }, Production, "cluster.flushDiskType", "by default"),
        new("RMQ009", "said for the group", (Production with { ExplicitFields = new HashSet<string>() }), Production with { ExplicitFields = new HashSet<string>(), BrokerGroups = [.. Good.BrokerGroups.Select(g => g with { FlushDiskType = FlushDiskType.AsyncFlush })] }, "cluster.flushDiskType", "broker-a-0, broker-b-0"),
        new("RMQ009", "synchronous", (Production with { ExplicitFields = new HashSet<string>() }), Production with { ExplicitFields = new HashSet<string>(), FlushDiskType = FlushDiskType.SyncFlush }, "cluster.flushDiskType", "ASYNC_FLUSH"),
        new("RMQ010", "written as 1", Good.Version("5.3.3").With("inSyncReplicas", "1"), Good.Version("5.3.3"), "cluster.properties.inSyncReplicas", "waits for no slave"),
        new("RMQ010", "an asynchronous master", Good.Version("5.3.3").With("inSyncReplicas", "1"), (Good with { MasterRole = BrokerRole.AsyncMaster }).Version("5.3.3").With("inSyncReplicas", "1"), "cluster.properties.inSyncReplicas", "inSyncReplicas is 1"),
        new("RMQ010", "what 4.x does not know", Good.Version("5.0.0").With("inSyncReplicas", "1"), Good.Version("4.9.4").With("inSyncReplicas", "1"), "cluster.properties.inSyncReplicas", "broker-a-0, broker-b-0: inSyncReplicas is 1"),
        new("RMQ011", "heaps above the memory", Good with { Heap = new HeapSpec { BrokerMiB = 16000, NameServerMiB = 512 } }, Good, "hosts.nodes.h1", "need 16512 MiB of heap and direct memory; host h1 has 16384 MiB"),
        new("RMQ010", "nobody to wait for", Good.Version("5.3.3").With("inSyncReplicas", "1"), Alone.Version("5.3.3").With("inSyncReplicas", "1"), "cluster.properties.inSyncReplicas", "broker-a-0, broker-b-0"),
        new("RMQ011", "one MiB too much", Good with { Heap = new HeapSpec { BrokerMiB = 15873, NameServerMiB = 512 } }, Good with { Heap = new HeapSpec { BrokerMiB = 15872, NameServerMiB = 512 } }, "hosts.nodes.h1", "need 16385 MiB"),
        new("RMQ012", "nothing left", Good with { Heap = new HeapSpec { BrokerMiB = 15872, NameServerMiB = 512 } }, Good with { Heap = new HeapSpec { BrokerMiB = 17000, NameServerMiB = 512 } }, "hosts.nodes.h1", "leave 0 of 16384 MiB"),
        new("RMQ011", "direct memory above the memory", Good.WithMasterA(m => m with { JvmOptions = ["-XX:MaxDirectMemorySize=15g"] }), Good.WithMasterA(m => m with { JvmOptions = ["-XX:MaxDirectMemorySize=2g"] }), "hosts.nodes.h1", "need 19968 MiB"),
        new("RMQ011", "memory not known", Good with { Heap = new HeapSpec { BrokerMiB = 16000, NameServerMiB = 512 } }, Good with { Heap = new HeapSpec { BrokerMiB = 16000 }, Hosts = [.. Good.Hosts.Select(h => h with { MemoryMiB = null })] }, "hosts.nodes.h1", "namesrv, broker-a-0"),
        new("RMQ011", "direct memory in bytes", Direct("16106127360"), Direct("2147483648"), "hosts.nodes.h1", "need 19968 MiB"),
        new("RMQ011", "direct memory in TiB, and in KiB", Direct("1T"), Direct("1024K"), "hosts.nodes.h1", "need 1053184 MiB"),
        new("RMQ011", "more direct memory than a JVM can count", Direct("9007199254740991k"), Direct("9007199254740992k"), "hosts.nodes.h1", "8796093026815 MiB"),
        new("RMQ012", "a heap that leaves little", Good with { Heap = new HeapSpec { BrokerMiB = 12000, NameServerMiB = 512 } }, Good with { Heap = new HeapSpec { BrokerMiB = 11776, NameServerMiB = 512 } }, "hosts.nodes.h1", "Leave at least 4096 MiB"),
        new("RMQ012", "a name server alone", Good with { Heap = new HeapSpec { BrokerMiB = 12400, NameServerMiB = 12400 } }, Good with { Heap = new HeapSpec { BrokerMiB = 1024, NameServerMiB = 12400 }, BrokerGroups = [Group("broker-a", "h4")] }, "hosts.nodes.h4", "leave 3984 of 16384 MiB"),
        new("RMQ012", "nothing left, and less than nothing", Alone with { Heap = new HeapSpec { BrokerMiB = 15872, NameServerMiB = 512 } }, Alone with { Heap = new HeapSpec { BrokerMiB = 15873, NameServerMiB = 512 } }, "hosts.nodes.h1", "leave 0 of 16384 MiB"),
        new("RMQ013", "half a GiB", Good with { Heap = new HeapSpec { BrokerMiB = 512 } }, Good with { Heap = new HeapSpec { BrokerMiB = 1024 } }, "cluster.heap.broker", "the heap is 512 MiB"),
        new("RMQ013", "one small broker", Good.WithMasterA(m => m with { HeapMiB = 1023 }), Good.WithMasterA(m => m with { HeapMiB = 1024 }), "cluster.brokerGroups.broker-a.master.heap", "broker-a-0: the heap is 1023 MiB"),
        new("RMQ013", "worked out from the memory", Good with { Heap = new HeapSpec(), Hosts = [.. Good.Hosts.Select(h => h with { MemoryMiB = 1024 })] }, Good with { Heap = new HeapSpec(), Hosts = [.. Good.Hosts.Select(h => h with { MemoryMiB = null })] }, "cluster.heap.broker", "the heap is 256 MiB"),
    ];

    private static ClusterSpec Alone => Good with { BrokerGroups = [Group("broker-a", "h1")] };

    private static ClusterSpec Outside(params string[] addresses) => Good with { NameServers = [], OutsideNameServers = addresses };

    private static BrokerGroupSpec Logs(string name, string commitLog) => Group(name, "h1") with { Properties = Map(("storePathCommitLog", commitLog)) };

    private static ClusterSpec Direct(string size) => Good.WithMasterA(m => m with { JvmOptions = [$"-XX:MaxDirectMemorySize={size}"] });
}
