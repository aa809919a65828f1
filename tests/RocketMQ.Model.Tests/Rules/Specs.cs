using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Tests.Rules;

/// <summary>Descriptions the rules are tried on.</summary>
internal static class Specs
{
    /// <summary>Three name servers, two groups of a master and a slave on four hosts, in a version without known holes. Only infos come out of it.</summary>
    public static ClusterSpec Good { get; } = new()
    {
        Hosts = [.. Enumerable.Range(1, 4).Select(Host)],
        Release = new ReleaseSpec { Version = "4.9.8" },
        NameServers = [.. Enumerable.Range(1, 3).Select(i => new NameServerSpec { Host = $"h{i}" })],
        BrokerGroups = [Group("broker-a", "h1", "h3"), Group("broker-b", "h2", "h4")],
        Heap = new HeapSpec { BrokerMiB = 4096, NameServerMiB = 512 },
    };

    public static ClusterSpec Production { get; } = Good with
    {
        Production = true,
        FlushDiskType = FlushDiskType.AsyncFlush,
        ExplicitFields = new HashSet<string> { "cluster.flushDiskType" },
        Properties = Map(("autoCreateTopicEnable", "false"), ("autoCreateSubscriptionGroup", "false"), ("diskMaxUsedSpaceRatio", "75"), ("slaveReadEnable", "true")),
        DisabledRules = Map(("RMQ034", "closed network")),
    };

    public static HostSpec Host(int i) => new()
    {
        Name = $"h{i}",
        Address = $"10.0.{i / 250}.{i % 250}",
        User = "deploy",
        HostKey = "ssh-ed25519 AAAA",
        MemoryMiB = 16384,
    };

    public static BrokerGroupSpec Group(string name, string master, params string[] slaves) => new()
    {
        Name = name,
        Master = new BrokerSpec { Host = master },
        Slaves = [.. slaves.Select(s => new BrokerSpec { Host = s })],
    };

    public static IReadOnlyDictionary<string, string> Map(params (string Key, string Value)[] entries) => entries.ToDictionary(e => e.Key, e => e.Value);

    public static ClusterSpec With(this ClusterSpec spec, string key, string value) => spec with { Properties = new Dictionary<string, string>(spec.Properties) { [key] = value } };

    public static ClusterSpec Version(this ClusterSpec spec, string version) => spec with { Release = new ReleaseSpec { Version = version } };

    public static ClusterSpec WithGroupA(this ClusterSpec spec, Func<BrokerGroupSpec, BrokerGroupSpec> change) =>
        spec with { BrokerGroups = [change(spec.BrokerGroups[0]), .. spec.BrokerGroups.Skip(1)] };

    public static ClusterSpec WithMasterA(this ClusterSpec spec, Func<BrokerSpec, BrokerSpec> change) =>
        spec.WithGroupA(g => g with { Master = change(g.Master!) });

    public static BrokerGroupSpec On(this BrokerGroupSpec group, string store) => group with { Master = group.Master! with { StorePath = store } };
}
