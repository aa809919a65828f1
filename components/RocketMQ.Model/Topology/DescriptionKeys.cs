namespace RocketMQ.Model.Topology;

/// <summary>
/// RocketMQ keys that the description of a cluster decides: names, roles, ports, addresses and folders are planned from it, so a value among the
/// properties could only contradict the plan. Key → the field that sets it.
/// </summary>
public static class DescriptionKeys
{
    /// <summary>Keys of broker.conf.</summary>
    public static IReadOnlyDictionary<string, string> OfBrokers { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["brokerClusterName"] = "cluster.name",
        ["brokerName"] = "the group's name in cluster.brokerGroups",
        ["brokerId"] = "id of the slave (a master's is 0)",
        ["brokerRole"] = "cluster.brokerRole, or brokerRole of the group",
        ["flushDiskType"] = "cluster.flushDiskType, or flushDiskType of the group",
        ["listenPort"] = "port of the broker: master.port of the group, or port of the slave",
        ["haListenPort"] = "port of the broker: master.port of the group, or port of the slave (HA takes the port above it)",
        ["haMasterAddress"] = "host of the group's master (written for 4.x only: a slave of 5.x that has the key in its file never connects to its master)",
        ["namesrvAddr"] = "cluster.nameServers, or cluster.nameServersFrom",
        ["brokerIP1"] = "clientAddress of the host in hosts.nodes",
        ["brokerIP2"] = "address of the host in hosts.nodes",
        ["rocketmqHome"] = "cluster.paths.release",
        ["brokerConfigPath"] = "cluster.paths.config",
        ["storePathRootDir"] = "storePath of the broker, or cluster.paths.store",
        ["storePathCommitLog"] = "storePath of the broker, or cluster.paths.store",
    };

    /// <summary>Keys of namesrv.conf.</summary>
    public static IReadOnlyDictionary<string, string> OfNameServers { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["listenPort"] = "port of the name server",
        ["rocketmqHome"] = "cluster.paths.release",
        ["configStorePath"] = "cluster.paths.config (a name server started with a file takes that file for it, whatever the key says)",
    };
}
