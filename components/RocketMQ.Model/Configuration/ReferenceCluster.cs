using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Configuration;

/// <summary>
/// The reference cluster, which a stack of docker hosts is without any configuration: four hosts with a name server each, two broker
/// groups of a master and a slave, each pair on two hosts.
/// </summary>
public static class ReferenceCluster
{
    /// <summary>Heap of a broker on docker hosts, in MiB.</summary>
    public const int DockerBrokerHeapMiB = 512;

    /// <summary>Heap of a name server on docker hosts, in MiB.</summary>
    public const int DockerNameServerHeapMiB = 256;

    /// <summary>Last part of the address of the first docker host; the next ones follow.</summary>
    public const int FirstDockerHost = 11;

    /// <summary>Names of its hosts.</summary>
    public static IReadOnlyList<string> HostNames { get; } = ["rocketmq01", "rocketmq02", "rocketmq03", "rocketmq04"];

    /// <summary>Its broker groups: name, host of the master, host of the slave.</summary>
    public static IReadOnlyList<BrokerGroupSpec> BrokerGroups { get; } =
    [
        Group("broker-a", "rocketmq01", "rocketmq03"),
        Group("broker-b", "rocketmq02", "rocketmq04"),
    ];

    /// <summary>Its name servers: one on each host.</summary>
    public static IReadOnlyList<NameServerSpec> NameServers { get; } = [.. HostNames.Select(h => new NameServerSpec { Host = h })];

    /// <summary>Further names of a host.</summary>
    /// <param name="host">One of <see cref="HostNames"/>.</param>
    /// <returns>For example rocketmq-nameserver1, rocketmq-master1; none for another name.</returns>
    public static IReadOnlyList<string> AliasesOf(string host) => host switch
    {
        "rocketmq01" => ["rocketmq-nameserver1", "rocketmq-master1"],
        "rocketmq02" => ["rocketmq-nameserver2", "rocketmq-master2"],
        "rocketmq03" => ["rocketmq-nameserver3", "rocketmq-slave1"],
        "rocketmq04" => ["rocketmq-nameserver4", "rocketmq-slave2"],
        _ => [],
    };

    /// <summary>Its hosts, at .11 to .14 of a subnet.</summary>
    /// <param name="subnet">A /24, for example 172.30.71.0/24.</param>
    /// <returns>The four hosts in order.</returns>
    public static IReadOnlyList<HostSpec> Hosts(string subnet) =>
    [
        .. HostNames.Select((name, i) => new HostSpec
        {
            Name = name,
            Address = AddressIn(subnet, FirstDockerHost + i),
            Aliases = AliasesOf(name),
        }),
    ];

    /// <summary>An address of a /24.</summary>
    /// <param name="subnet">The subnet, for example 172.30.71.0/24.</param>
    /// <param name="last">The last part of the address.</param>
    /// <returns>For example 172.30.71.11.</returns>
    internal static string AddressIn(string subnet, int last) => $"{subnet[..subnet.LastIndexOf('.')]}.{last}";

    private static BrokerGroupSpec Group(string name, string master, string slave) => new()
    {
        Name = name,
        Master = new BrokerSpec { Host = master, Id = 0 },
        Slaves = [new BrokerSpec { Host = slave, Id = 1 }],
    };
}
