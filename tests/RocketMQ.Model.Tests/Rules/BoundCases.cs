using RocketMQ.Model.Topology;
using static RocketMQ.Model.Tests.Rules.Specs;

namespace RocketMQ.Model.Tests.Rules;

/// <summary>Pairs of the rules about values that fit together or do not.</summary>
internal static class BoundCases
{
    private static readonly ClusterSpec Old = Good.Version("4.7.1");
    private static readonly ClusterSpec New = Good.Version("5.3.3");

    public static IReadOnlyList<RuleCase> All { get; } =
    [
        new("RMQ026", "rejectTransactionMessage", Good.With("rejectTransactionMessage", "true"), Good.With("rejectTransactionMessage", "false"), "cluster.properties.rejectTransactionMessage", "refuses every transactional message"),
        new("RMQ026", "disableConsumeIfConsumerReadSlowly", Good.With("disableConsumeIfConsumerReadSlowly", "true"), Good.With("disableConsumeIfConsumerReadSlowly", "false"), "cluster.properties.disableConsumeIfConsumerReadSlowly", "gets no messages any more"),
        new("RMQ026", "timerStopEnqueue", New.With("timerStopEnqueue", "true"), New.With("timerStopEnqueue", "false"), "cluster.properties.timerStopEnqueue", "not delivered"),
        new("RMQ070", "4.7.1 by a byte", Sizes(Old, "1048576", "1048569"), Sizes(Old, "1048576", "1048568"), "cluster.properties.mappedFileSizeCommitLog", "1048577 is the least for messages of 1048569 bytes; or set maxMessageSize: 1048568 or less"),
        new("RMQ070", "4.9.8 by a byte", Sizes(Good, "1048576", "983033"), Sizes(Good, "1048576", "983032"), "cluster.properties.mappedFileSizeCommitLog", "or set maxMessageSize: 983032 or less"),
        new("RMQ070", "5.3.3 by a byte", Sizes(New, "1114120", "1048577"), Sizes(New, "1114120", "1048576"), "cluster.properties.mappedFileSizeCommitLog", "acknowledged and lost in silence"),
        new("RMQ070", "the message alone", Good.With("maxMessageSize", "1073741824"), Good.With("maxMessageSize", "134217728"), "cluster.properties.maxMessageSize", "1073807368 is the least"),
        new("RMQ070", "one slave", Slave(Old, ("mappedFileSizeCommitLog", "1048576"), ("maxMessageSize", "4194304")), Slave(Old, ("mappedFileSizeCommitLog", "1048576"), ("maxMessageSize", "65536")), "cluster.brokerGroups.broker-a.slaves[0].properties.mappedFileSizeCommitLog", "broker-a-1: mappedFileSizeCommitLog is 1048576 and maxMessageSize 4194304"),
        new("RMQ071", "three of two", New.With("inSyncReplicas", "3"), New.With("inSyncReplicas", "2"), "cluster.properties.inSyncReplicas", "the group has 2 brokers"),
        new("RMQ071", "two of one", New.With("inSyncReplicas", "2") with { BrokerGroups = [Group("broker-a", "h1")] }, New.With("inSyncReplicas", "1") with { BrokerGroups = [Group("broker-a", "h1")] }, "cluster.properties.inSyncReplicas", "the group has 1 broker; every message would wait in vain"),
        new("RMQ071", "the least", New.With("enableAutoInSyncReplicas", "true").With("minInSyncReplicas", "3"), New.With("minInSyncReplicas", "3"), "cluster.properties.minInSyncReplicas", "Set minInSyncReplicas: 2"),
        new("RMQ071", "an asynchronous master waits for none", New.With("inSyncReplicas", "3"), New.With("inSyncReplicas", "3") with { MasterRole = BrokerRole.AsyncMaster }, "cluster.properties.inSyncReplicas", "broker-a-0, broker-b-0"),
        new("RMQ072", "entries", Good.With("maxIndexNum", "106374181"), Good.With("maxIndexNum", "106374180"), "cluster.properties.maxIndexNum", "Set maxIndexNum: 106374180. That is the most"),
        new("RMQ072", "slots", Good.With("maxHashSlotNum", "436870902"), Good.With("maxHashSlotNum", "436870901"), "cluster.properties.maxHashSlotNum", "2147483648 bytes"),
        new("RMQ073", "a loopback address", New.With("bindAddress", "127.0.0.1"), New.With("bindAddress", "0.0.0.0"), "cluster.properties.bindAddress", "broker-a-0 is reached at 10.0.0.1"),
        new("RMQ073", "one host's address on all", New.With("bindAddress", "10.0.0.1"), New.WithMasterA(m => m with { Properties = Map(("bindAddress", "10.0.0.1")) }), "cluster.properties.bindAddress", "or set cluster.brokerGroups.broker-a.slaves[0].properties.bindAddress: 10.0.0.3"),
        new("RMQ073", "a name server", NameServer("10.0.0.2"), NameServer("10.0.0.1"), "cluster.nameServers.h1.properties.bindAddress", "reached at 10.0.0.1"),
        new("RMQ074", "beyond 16 MiB", Good.With("maxMessageSize", "16711681"), Good.With("maxMessageSize", "16711680"), "cluster.properties.maxMessageSize", "Set maxMessageSize: 16711680."),
        new("RMQ074", "with a larger frame", Good.With("maxMessageSize", "33554432"), Framed("33619968"), "cluster.properties.maxMessageSize", "frameMaxLength=33619968"),
        new("RMQ074", "with a frame that is no number", Framed("32m"), Framed("33619968"), "cluster.properties.maxMessageSize", "more than 16777216 bytes"),
        new("RMQ075", "a pool that is off", Good.With("transientStorePoolSize", "4"), Good.With("transientStorePoolSize", "4").With("transientStorePoolEnable", "TRUE"), "cluster.properties.transientStorePoolSize", "has no effect without transientStorePoolEnable: true"),
        new("RMQ075", "the default says nothing", Good.With("shortPollingTimeMills", "500"), Good.With("shortPollingTimeMills", "1000"), "cluster.properties.shortPollingTimeMills", "Remove shortPollingTimeMills. Or set longPollingEnable: false."),
        new("RMQ075", "either of two", New.With("minInSyncReplicas", "2"), New.With("minInSyncReplicas", "2").With("enableAutoInSyncReplicas", "true"), "cluster.properties.minInSyncReplicas", "enableAutoInSyncReplicas: true or enableControllerMode: true"),
        new("RMQ076", "one byte", Old.With("haSlaveFallbehindMax", "4194304"), Old.With("haSlaveFallbehindMax", "4194305"), "cluster.properties.haSlaveFallbehindMax", "a message of 4194304 bytes is answered with SLAVE_NOT_AVAILABLE"),
        new("RMQ076", "nobody is waited for", Old.With("haSlaveFallbehindMax", "1"), Old.With("haSlaveFallbehindMax", "1") with { MasterRole = BrokerRole.AsyncMaster }, "cluster.properties.haSlaveFallbehindMax", "haSlaveFallbehindMax: 268435456"),
        new("RMQ076", "a master alone", Old.With("haSlaveFallbehindMax", "1"), Old.With("haSlaveFallbehindMax", "1") with { BrokerGroups = [Group("broker-a", "h1")] }, "cluster.properties.haSlaveFallbehindMax", "broker-a-0, broker-b-0"),
        new("RMQ077", "elsewhere", Epoch("/data1/epoch"), Epoch("/var/lib/rocketmq/broker-a-0/epoch"), "cluster.brokerGroups.broker-a.master.properties.storePathEpochFile", "does not lie in the store /var/lib/rocketmq/broker-a-0"),
        new("RMQ077", "by a detour", Epoch("/var/lib/rocketmq/broker-a-0/../x"), Epoch("/var/lib/rocketmq/broker-a-0/a/x"), "cluster.brokerGroups.broker-a.master.properties.storePathEpochFile", "storePathEpochFile is /var/lib"),
    ];

    private static ClusterSpec Epoch(string path) => New.WithMasterA(m => m with { Properties = Map(("storePathEpochFile", path)) });

    private static ClusterSpec Sizes(ClusterSpec spec, string file, string message) => spec.With("mappedFileSizeCommitLog", file).With("maxMessageSize", message);

    private static ClusterSpec Slave(ClusterSpec spec, params (string, string)[] properties) =>
        spec.WithGroupA(g => g with { Slaves = [g.Slaves[0] with { Properties = Map(properties) }] });

    private static ClusterSpec NameServer(string address) =>
        New with { NameServers = [New.NameServers[0] with { Properties = Map(("bindAddress", address)) }, .. New.NameServers.Skip(1)] };

    private static ClusterSpec Framed(string frame) => Good.With("maxMessageSize", "33554432") with
    {
        BrokerGroups = [.. Good.BrokerGroups.Select(g => g with
        {
            Master = g.Master! with { JvmOptions = [$"-Dcom.rocketmq.remoting.frameMaxLength={frame}"] },
            Slaves = [.. g.Slaves.Select(s => s with { JvmOptions = [$"-Dcom.rocketmq.remoting.frameMaxLength={frame}"] })],
        })],
    };
}
