namespace RocketMQ.Model.Configuration;

/// <summary>Which of the fields whose defaults matter to a rule the user wrote.</summary>
internal static class WrittenFields
{
    /// <summary>Paths as in <see cref="Topology.ClusterSpec.ExplicitFields"/>.</summary>
    /// <param name="root">The configuration.</param>
    public static IReadOnlySet<string> Of(ConfigNode root)
    {
        var (cluster, hosts) = (root["cluster"], root["hosts"]);
        (string Path, bool Written)[] fields =
        [
            ("cluster.brokerRole", cluster["brokerRole"].Given),
            ("cluster.flushDiskType", cluster["flushDiskType"].Given),
            ("cluster.nameServers", cluster["nameServers"].Given),
            ("cluster.heap.broker", cluster["heap"]["broker"].Given),
            ("release.version", root["release"]["version"].Given),
            ("hosts.user", hosts["user"].Given || hosts["nodes"].Entries.Any(e => e.Value["user"].Given)),
        ];
        // What an entry is by its place in the list alone, where it is not written.
        var ids = cluster["brokerGroups"].Entries.SelectMany(g => g.Value["slaves"].Entries
            .Select((s, i) => (Path: $"cluster.brokerGroups.{g.Key}.slaves[{i}].id", Written: s.Value["id"].Given)));
        var addresses = hosts["nodes"].Entries.Select(n => (Path: $"hosts.nodes.{n.Key}.address", Written: n.Value["address"].Given));
        return fields.Concat(ids).Concat(addresses).Where(f => f.Written).Select(f => f.Path).ToHashSet(StringComparer.Ordinal);
    }
}
