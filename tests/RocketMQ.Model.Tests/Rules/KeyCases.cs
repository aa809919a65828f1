using RocketMQ.Model.Rules;
using RocketMQ.Model.Topology;
using static RocketMQ.Model.Tests.Rules.Specs;

namespace RocketMQ.Model.Tests.Rules;

/// <summary>Pairs of the rules about keys and their values.</summary>
internal static class KeyCases
{
    public static IReadOnlyList<RuleCase> All { get; } =
    [
        new("RMQ014", "the tutorials' 88", Good.With("diskMaxUsedSpaceRatio", "88"), Good.With("diskMaxUsedSpaceRatio", "85"), "cluster.properties.diskMaxUsedSpaceRatio", "fileReservedTime (72 hours)"),
        new("RMQ014", "nobody wrote anything", Good.With("diskMaxUsedSpaceRatio", "86"), Good, "cluster.properties.diskMaxUsedSpaceRatio", "Or remove it: that is the default"),
        new("RMQ015", "off", Good.With("cleanFileForciblyEnable", "false"), Good.With("cleanFileForciblyEnable", "true"), "cluster.properties.cleanFileForciblyEnable", "at 90 % disk use"),
        new("RMQ016", "4.7.1 by default", Good.Version("4.7.1"), Good.Version("4.7.1").With("syncFlushTimeout", "2500"), "cluster.properties.syncFlushTimeout", "syncFlushTimeout, by default"),
        new("RMQ016", "4.9.8 waits for the slave by slaveTimeout", Good.With("slaveTimeout", "3001"), Good, "cluster.properties.slaveTimeout", "broker-a-0, broker-b-0: waits up to 3001 ms for the slave (slaveTimeout); clients give up after 3000 ms. Set slaveTimeout: 2500"),
        new("RMQ016", "the disk", Good with { FlushDiskType = FlushDiskType.SyncFlush }, (Good with { FlushDiskType = FlushDiskType.SyncFlush }).With("syncFlushTimeout", "3000"), "cluster.properties.syncFlushTimeout", "for the disk"),
        new("RMQ016", "nobody waits for a slave that is not there", Good.With("slaveTimeout", "4000"), Good.With("slaveTimeout", "4000") with { BrokerGroups = [Group("broker-a", "h1")] }, "cluster.properties.slaveTimeout", "for the slave"),
        new("RMQ016", "nor for one that is asked for nothing", Good.With("slaveTimeout", "4000"), Good.With("slaveTimeout", "4000") with { MasterRole = BrokerRole.AsyncMaster }, "cluster.properties.slaveTimeout", "broker-a-0, broker-b-0"),
        new("RMQ016", "the disk of one group", Good.WithGroupA(g => g with { FlushDiskType = FlushDiskType.SyncFlush }), Good.WithGroupA(g => g with { FlushDiskType = FlushDiskType.AsyncFlush }), "cluster.properties.syncFlushTimeout", "broker-a-0: waits up to 5000 ms for the disk"),
        new("RMQ016", "an asynchronous master waits for no slave", Good.With("slaveTimeout", "3001"), (Good with { MasterRole = BrokerRole.AsyncMaster }).With("slaveTimeout", "3001"), "cluster.properties.slaveTimeout", "for the slave"),
        new("RMQ016", "nor does a master alone", Good.With("slaveTimeout", "3001"), (Good with { BrokerGroups = [Group("broker-a", "h1")] }).With("slaveTimeout", "3001"), "cluster.properties.slaveTimeout", "for the slave"),
        new("RMQ016", "the disk of one group", Good.WithGroupA(g => g with { FlushDiskType = FlushDiskType.SyncFlush }), Good.WithGroupA(g => g with { FlushDiskType = FlushDiskType.AsyncFlush }), "cluster.properties.syncFlushTimeout", "broker-a-0: waits up to 5000 ms for the disk (syncFlushTimeout, by default)"),
        new("RMQ017", "by default", Good, Good.With("slaveReadEnable", "true"), "cluster.properties.slaveReadEnable", "broker-a-1, broker-b-1"),
        new("RMQ017", "no slaves", Good, Good with { BrokerGroups = [Group("broker-a", "h1")] }, "cluster.properties.slaveReadEnable", "slaveReadEnable is false"),
        new("RMQ018", "by default", Good, Good.With("autoCreateTopicEnable", "false"), "cluster.properties.autoCreateTopicEnable", "by default"),
        new("RMQ018", "written for a group", Good.With("autoCreateTopicEnable", "false").WithGroupA(g => g with { Properties = Map(("autoCreateTopicEnable", "true")) }), Good.With("autoCreateTopicEnable", "true").With("autoCreateTopicEnable", "false"), "cluster.brokerGroups.broker-a.properties.autoCreateTopicEnable", "broker-a-0 create any topic a client names (autoCreateTopicEnable)."),
        new("RMQ019", "by default", Good, Good.With("autoCreateSubscriptionGroup", "false"), "cluster.properties.autoCreateSubscriptionGroup", "consumer group a client names (autoCreateSubscriptionGroup, by default)"),
        new("RMQ019", "written", Good.With("autoCreateSubscriptionGroup", "TRUE"), Good.With("autoCreateSubscriptionGroup", "FALSE"), "cluster.properties.autoCreateSubscriptionGroup", "names (autoCreateSubscriptionGroup)."),
        new("RMQ020", "a slip", Good.With("fileReserveTime", "48"), Good.With("fileReservedTime", "48"), "cluster.properties.fileReserveTime", "Did you mean \"fileReservedTime\"?"),
        new("RMQ020", "in a name server", Good with { NameServers = [Good.NameServers[0] with { Properties = Map(("fileReservedTime", "48")) }, .. Good.NameServers.Skip(1)] }, Good with { NameServers = [Good.NameServers[0] with { Properties = Map(("orderMessageEnable", "true")) }, .. Good.NameServers.Skip(1)] }, "cluster.nameServers.h1.properties.fileReservedTime", "key of a broker"),
        new("RMQ020", "in a slave", Good.WithGroupA(g => g with { Slaves = [new BrokerSpec { Host = "h3", Properties = Map(("x", "1")) }] }), Good, "cluster.brokerGroups.broker-a.slaves[0].properties.x", "no broker key \"x\""),
        new("RMQ021", "the old spelling", Good.With("mapedFileSizeConsumeQueue", "300000"), Good.With("mappedFileSizeConsumeQueue", "6000000"), "cluster.properties.mapedFileSizeConsumeQueue", "Write mappedFileSizeConsumeQueue: 6000000."),
        new("RMQ021", "ACL has a rule of its own", Good.Version("5.3.3").With("abortFile", "/x"), Good.Version("5.3.3").With("aclEnable", "true"), "cluster.properties.abortFile", "{storePathRootDir}/abort"),
        new("RMQ022", "a number with a unit", Good.With("maxMessageSize", "64k"), Good.With("maxMessageSize", "65536"), "cluster.properties.maxMessageSize", "digits only, in bytes"),
        new("RMQ022", "under the old spelling", Good.With("mapedFileSizeCommitLog", "1G"), Good.With("mapedFileSizeCommitLog", "1073741824"), "cluster.properties.mapedFileSizeCommitLog", "mappedFileSizeCommitLog needs"),
        new("RMQ023", "beyond the clamp", Good.With("diskMaxUsedSpaceRatio", "99"), Good.With("diskMaxUsedSpaceRatio", "95"), "cluster.properties.diskMaxUsedSpaceRatio", "10 to 95"),
        new("RMQ024", "renamed in 5.0", Good.Version("5.3.3").With("haSlaveFallbehindMax", "1024"), Good.With("haSlaveFallbehindMax", "1024"), "cluster.properties.haSlaveFallbehindMax", "Write haMaxGapNotInSync: 1024."),
        new("RMQ025", "roles", Good.With("brokerRole", "SYNC_MASTER"), Good with { MasterRole = BrokerRole.SyncMaster }, "cluster.properties.brokerRole", "set it by cluster.brokerRole"),
        new("RMQ025", "a name server's port", Good with { NameServers = [Good.NameServers[0] with { Properties = Map(("listenPort", "9877")) }, .. Good.NameServers.Skip(1)] }, Good with { NameServers = [Good.NameServers[0] with { Port = 9877 }, .. Good.NameServers.Skip(1)] }, "cluster.nameServers.h1.properties.listenPort", "set it by port of the name server"),
        new("RMQ025", "name servers with a comma", Good.With("namesrvAddr", "a:9876,b:9876"), Good, "cluster.properties.namesrvAddr", "set it by cluster.nameServers"),
        new("RMQ026", "brokerPermission", Good.With("brokerPermission", "4"), Good.With("brokerPermission", "6"), "cluster.properties.brokerPermission", "drained"),
        new("RMQ026", "filterServerNums", Good.Version("4.7.1").With("filterServerNums", "1"), Good.Version("4.7.1").With("filterServerNums", "0"), "cluster.properties.filterServerNums", "CVE-2023-33246"),
        new("RMQ026", "enableDLegerCommitLog", Good.With("enableDLegerCommitLog", "true"), Good.With("enableDLegerCommitLog", "false"), "cluster.properties.enableDLegerCommitLog", "elects its own leader"),
        new("RMQ026", "fetchNamesrvAddrByAddressServer", Good.With("fetchNamesrvAddrByAddressServer", "TRUE"), Good.With("fetchNamesrvAddrByAddressServer", "false"), "cluster.properties.fetchNamesrvAddrByAddressServer", "jmenv.tbsite.net"),
        new("RMQ026", "messageStorePlugIn", Good.With("messageStorePlugIn", "a.B"), Good.With("messageStorePlugIn", ""), "cluster.properties.messageStorePlugIn", "does not hold"),
        new("RMQ026", "startAcceptSendRequestTimeStamp", Good.With("startAcceptSendRequestTimeStamp", "1"), Good.With("startAcceptSendRequestTimeStamp", "0"), "cluster.properties.startAcceptSendRequestTimeStamp", "refuses messages"),
        new("RMQ026", "brokerTopicEnable", Good.With("brokerTopicEnable", "false"), Good.With("brokerTopicEnable", "true"), "cluster.properties.brokerTopicEnable", "check after a start"),
        new("RMQ026", "enableControllerMode", Good.Version("5.3.3").With("enableControllerMode", "true"), Good.Version("5.3.3").With("enableControllerMode", "false"), "cluster.properties.enableControllerMode", "who is master"),
        new("RMQ026", "storeType", Good.Version("5.3.3").With("storeType", "defaultRocksDB"), Good.Version("5.3.3").With("storeType", "default"), "cluster.properties.storeType", "no way back"),
        new("RMQ026", "clusterTest", Good with { NameServers = [Good.NameServers[0] with { Properties = Map(("clusterTest", "true")) }, .. Good.NameServers.Skip(1)] }, Good with { NameServers = [Good.NameServers[0] with { Properties = Map(("clusterTest", "false")) }, .. Good.NameServers.Skip(1)] }, "cluster.nameServers.h1.properties.clusterTest", "another environment"),
        new("RMQ026", "enableControllerInNamesrv", Good.Version("5.3.3") with { NameServers = [Good.NameServers[0] with { Properties = Map(("enableControllerInNamesrv", "true")) }, .. Good.NameServers.Skip(1)] }, Good.Version("5.3.3") with { NameServers = [Good.NameServers[0] with { Properties = Map(("enableControllerInNamesrv", "false")) }, .. Good.NameServers.Skip(1)] }, "cluster.nameServers.h1.properties.enableControllerInNamesrv", "who is master"),
        new("RMQ027", "a blank at the end", Good.With("fileReservedTime", "48 "), Good.With("fileReservedTime", "48"), "cluster.properties.fileReservedTime", "Write \"48\"."),
        new("RMQ028", "smaller commit log files", Good.With("mappedFileSizeCommitLog", "16777216"), Good.With("mappedFileSizeCommitLog", "1073741824"), "cluster.properties.mappedFileSizeCommitLog", "in the place of 1073741824"),
        new("RMQ028", "the old spelling of the default", Good.With("mapedFileSizeConsumeQueue", "100"), Good.With("mapedFileSizeConsumeQueue", "300000"), "cluster.properties.mapedFileSizeConsumeQueue", "mappedFileSizeConsumeQueue is 2000"),
        new("RMQ029", "the new spelling with the old number", Good.With("mappedFileSizeConsumeQueue", "300000"), Good.With("mapedFileSizeConsumeQueue", "300000"), "cluster.properties.mappedFileSizeConsumeQueue", "15000 entries"),
    ];
}
