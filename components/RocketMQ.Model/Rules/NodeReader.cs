using RocketMQ.Model.Catalog;
using RocketMQ.Model.Rendering;
using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Rules;

/// <summary>Lists brokers and written keys of a description with the paths of their fields. Takes broken descriptions too: rules tell about them.</summary>
internal static class NodeReader
{
    public static string PathOf(BrokerGroupSpec group) => $"cluster.brokerGroups.{group.Name}";

    public static string PathOf(NameServerSpec server) => $"cluster.nameServers.{server.Host}";

    public static IEnumerable<BrokerNode> Brokers(ClusterSpec spec, ClusterPlan plan)
    {
        var plans = new Dictionary<(string?, int?), InstancePlan>();
        foreach (var instance in plan.Brokers)
        {
            plans.TryAdd((instance.BrokerName, instance.BrokerId), instance);
        }

        foreach (var group in spec.BrokerGroups)
        {
            if (group.Master is { } master)
            {
                yield return Node(master, $"{PathOf(group)}.master", master.Id ?? 0, group.MasterRole ?? spec.MasterRole);
            }

            for (var i = 0; i < group.Slaves.Count; i++)
            {
                yield return Node(group.Slaves[i], $"{PathOf(group)}.slaves[{i}]", group.Slaves[i].Id ?? i + 1, BrokerRole.Slave);
            }

            BrokerNode Node(BrokerSpec broker, string path, int id, BrokerRole role) => new()
            {
                Group = group,
                Spec = broker,
                Path = path,
                Id = id,
                Role = role,
                Flush = group.FlushDiskType ?? spec.FlushDiskType,
                JvmOptions = JvmOptionLayers.Of(spec, group, broker),
                Plan = plans.GetValueOrDefault((group.Name, id)),
            };
        }
    }

    /// <summary>Every list of JVM options with its field, those that win last.</summary>
    public static IEnumerable<(string Path, IReadOnlyList<string> Options)> WrittenJvmOptions(ClusterSpec spec) =>
    [
        ("cluster.jvmOptions.broker", spec.JvmOptions.Broker),
        ("cluster.jvmOptions.nameServer", spec.JvmOptions.NameServer),
        .. spec.BrokerGroups.Select(g => ($"{PathOf(g)}.jvmOptions", g.JvmOptions)),
        .. spec.BrokerGroups.Where(g => g.Master is not null).Select(g => ($"{PathOf(g)}.master.jvmOptions", g.Master!.JvmOptions)),
        .. spec.BrokerGroups.SelectMany(g => g.Slaves.Select((s, i) => ($"{PathOf(g)}.slaves[{i}].jvmOptions", s.JvmOptions))),
        .. spec.NameServers.Select(n => ($"{PathOf(n)}.jvmOptions", n.JvmOptions)),
    ];

    public static IEnumerable<WrittenKey> WrittenKeys(ClusterSpec spec, KeyCatalog catalog)
    {
        // The groups of a large cluster say much the same, and to look for the nearest of all keys takes long.
        var known = new Dictionary<(string, string, InstanceKind), IReadOnlyList<KeyIssue>>();
        var brokers = Keys("cluster.properties", spec.Properties, InstanceKind.Broker)
            .Concat(spec.BrokerGroups.SelectMany(g => Keys($"{PathOf(g)}.properties", g.Properties, InstanceKind.Broker)
                .Concat(g.Master is { } m ? Keys($"{PathOf(g)}.master.properties", m.Properties, InstanceKind.Broker) : [])
                .Concat(g.Slaves.SelectMany((s, i) => Keys($"{PathOf(g)}.slaves[{i}].properties", s.Properties, InstanceKind.Broker)))));
        return brokers.Concat(spec.NameServers.SelectMany(n => Keys($"{PathOf(n)}.properties", n.Properties, InstanceKind.NameServer)));

        IEnumerable<WrittenKey> Keys(string path, IReadOnlyDictionary<string, string> properties, InstanceKind kind) =>
            properties.Select(p => new WrittenKey($"{path}.{p.Key}", p.Key, p.Value, kind, Issues(p.Key, p.Value, kind)));

        IReadOnlyList<KeyIssue> Issues(string key, string value, InstanceKind kind) =>
            known.TryGetValue((key, value, kind), out var issues) ? issues : known[(key, value, kind)] = catalog.Check(key, value, kind);
    }
}
