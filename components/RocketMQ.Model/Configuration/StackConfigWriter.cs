using System.Text.Json;
using System.Text.Json.Nodes;
using RocketMQ.Model.Promotion;
using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Configuration;

/// <summary>Writes a configuration in the form that <see cref="StackConfigReader"/> reads, every value in its longest form.</summary>
public static class StackConfigWriter
{
    /// <summary>Writes a stack's configuration. Secrets are revealed in it: the result is for a reader, never for a screen or a file.</summary>
    /// <param name="config">The configuration.</param>
    /// <returns>The objects under the namespace <c>rocketmq</c>.</returns>
    public static IReadOnlyDictionary<string, JsonElement> Write(StackConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        var cluster = config.Cluster;
        var objects = new Dictionary<string, JsonNode?>
        {
            ["hosts"] = HostsWriter.Write(config),
            ["release"] = Object(
                ("version", cluster.Release.Version),
                ("archive", cluster.Release.Archive),
                ("sha512", cluster.Release.Sha512),
                ("fetch", cluster.Release.FetchedByHosts ? "hosts" : "here"),
                ("build", cluster.Release.Build is { } build ? Object(("source", build.Source), ("sha512", build.Sha512), ("mavenMirror", build.MavenMirror)) : null)),
            ["cluster"] = Cluster(cluster),
            ["destroy"] = Object(("data", Keep(cluster.Destroy.DeleteData)), ("release", Keep(cluster.Destroy.DeleteRelease))),
            ["production"] = cluster.Production,
            ["preflight"] = config.Preflight.ToString().ToLowerInvariant(),
            ["promotion"] = config.Promotion is { } promotion ? Promotion(promotion) : null,
            ["rules"] = Object(("disable", Texts(cluster.DisabledRules))),
        };
        if (config.Report is { } report) objects["report"] = report;
        return objects.ToDictionary(o => o.Key, o => JsonSerializer.SerializeToElement(o.Value));
    }

    private static JsonObject Promotion(PromotionSpec promotion) => Object(
        ("from", promotion.From),
        ("fromFile", promotion.FromFile),
        ("soak", promotion.Soak > TimeSpan.Zero ? Durations.Write(promotion.Soak) : null),
        ("differs", List(promotion.Differs)),
        ("override", promotion.Override));

    private static JsonObject Cluster(ClusterSpec cluster) => Object(
        ("name", cluster.Name),
        ("nameServers", cluster.NameServersFrom is not null && cluster.NameServers.Count == 0 ? null : Map(cluster.NameServers, n => n.Host, n => Object(
            ("port", n.Port), ("heap", Size(n.HeapMiB)), ("properties", Texts(n.Properties)), ("jvmOptions", List(n.JvmOptions))))),
        ("nameServersFrom", cluster.NameServersFrom),
        ("brokerGroups", Map(cluster.BrokerGroups, g => g.Name, Group)),
        ("brokerRole", Role(cluster.MasterRole)),
        ("flushDiskType", Flush(cluster.FlushDiskType)),
        ("properties", Texts(cluster.Properties)),
        ("heap", Object(("broker", Size(cluster.Heap.BrokerMiB)), ("nameServer", Size(cluster.Heap.NameServerMiB)))),
        ("jvmOptions", Object(("broker", List(cluster.JvmOptions.Broker)), ("nameServer", List(cluster.JvmOptions.NameServer)))),
        ("paths", Object(("release", cluster.Paths.Release), ("config", cluster.Paths.Config), ("store", cluster.Paths.Store), ("logs", cluster.Paths.Logs))),
        ("startTimeout", cluster.StartTimeoutSeconds));

    private static JsonObject Group(BrokerGroupSpec group) => Object(
        ("master", group.Master is { } master ? Broker(master) : null),
        ("slaves", new JsonArray([.. group.Slaves.Select(Broker)])),
        ("brokerRole", Role(group.MasterRole)),
        ("flushDiskType", Flush(group.FlushDiskType)),
        ("properties", Texts(group.Properties)),
        ("jvmOptions", List(group.JvmOptions)));

    private static JsonObject Broker(BrokerSpec broker) => Object(
        ("host", broker.Host),
        ("id", broker.Id),
        ("port", broker.Port),
        ("heap", Size(broker.HeapMiB)),
        ("properties", Texts(broker.Properties)),
        ("jvmOptions", List(broker.JvmOptions)),
        ("storePath", broker.StorePath));

    /// <summary>An object of the fields that have a value.</summary>
    internal static JsonObject Object(params (string Name, JsonNode? Value)[] fields) =>
        new(fields.Where(f => f.Value is not null).Select(f => KeyValuePair.Create(f.Name, f.Value)));

    /// <summary>A list of texts.</summary>
    internal static JsonArray List(IEnumerable<string> texts) => new([.. texts.Select(t => JsonValue.Create(t))]);

    /// <summary>An amount of memory.</summary>
    internal static JsonNode? Size(int? mib) => mib is { } m ? $"{m}m" : null;

    /// <summary>A map; of two things of one name the later one stands, as <see cref="TopologyChecker"/> reports the pair.</summary>
    internal static JsonObject Map<T>(IEnumerable<T> items, Func<T, string> name, Func<T, JsonNode?> value)
    {
        var map = new JsonObject();
        foreach (var item in items)
        {
            map[name(item)] = value(item);
        }

        return map;
    }

    private static JsonObject Texts(IReadOnlyDictionary<string, string> texts) => Map(texts, t => t.Key, t => t.Value);

    private static string Keep(bool delete) => delete ? "delete" : "keep";

    private static JsonNode? Role(BrokerRole? role) => role switch
    {
        null => null,
        BrokerRole.SyncMaster => "SYNC_MASTER",
        BrokerRole.AsyncMaster => "ASYNC_MASTER",
        _ => "SLAVE",
    };

    private static JsonNode? Flush(FlushDiskType? type) => type switch
    {
        null => null,
        FlushDiskType.SyncFlush => "SYNC_FLUSH",
        _ => "ASYNC_FLUSH",
    };
}
