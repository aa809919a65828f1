using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Tests.Rendering;

/// <summary>Descriptions that the tests of rendering start from.</summary>
internal static class Clusters
{
    /// <summary>The reference cluster: four hosts, a name server each, two masters, two slaves.</summary>
    public static ClusterSpec Reference() => new()
    {
        Hosts =
        [
            Host(1, "rocketmq-nameserver1", "rocketmq-master1"),
            Host(2, "rocketmq-nameserver2", "rocketmq-master2"),
            Host(3, "rocketmq-nameserver3", "rocketmq-slave1"),
            Host(4, "rocketmq-nameserver4", "rocketmq-slave2"),
        ],
        NameServers = [.. Enumerable.Range(1, 4).Select(n => new NameServerSpec { Host = $"rocketmq0{n}" })],
        BrokerGroups = [Group("broker-a", "rocketmq01", "rocketmq03"), Group("broker-b", "rocketmq02", "rocketmq04")],
        Heap = new() { BrokerMiB = 512, NameServerMiB = 256 },
    };

    public static ClusterSpec Properties(params (string Key, string Value)[] properties) =>
        Reference() with { Properties = properties.ToDictionary(p => p.Key, p => p.Value) };

    public static BrokerGroupSpec Group(string name, string master, params string[] slaves) => new()
    {
        Name = name,
        Master = new() { Host = master },
        Slaves = [.. slaves.Select(s => new BrokerSpec { Host = s })],
    };

    private static HostSpec Host(int n, params string[] aliases) => new() { Name = $"rocketmq0{n}", Address = $"172.30.71.1{n}", Aliases = aliases };
}
