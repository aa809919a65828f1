using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RocketMQ.Model.Catalog;
using RocketMQ.Model.Rendering;
using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Rollout;

/// <summary>
/// The lines of an instance's files that come from the configuration, by file and key. Everything its digests are made of is in here, so that a
/// restart can always be told by the line it is for.
/// </summary>
internal static class ConfigLines
{
    public const string BrokerConf = "broker.conf";
    public const string NameServerConf = "namesrv.conf";
    public const string JvmOptions = "jvm.options";
    public const string Release = "release";
    public const string Folders = "folders";

    /// <summary>Name of the file of properties.</summary>
    public static string PropertiesOf(InstanceKind kind) => kind == InstanceKind.Broker ? BrokerConf : NameServerConf;

    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Of(InstancePlan instance, ClusterPlan plan) =>
        new SortedDictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal)
        {
            [PropertiesOf(instance.Kind)] = Sorted(instance.EffectiveProperties.Select(p => (p.Key, KeyFacts.IsSecret(p.Key) ? SumOf(p.Value) : p.Value))),
            [JvmOptions] = Sorted([("heap", Heap(instance)), .. Given("jvmOptions", string.Join(' ', instance.JvmOptions))]),
            [Release] = Sorted([("version", plan.Spec.Release.Version), .. Given("sha512", SourceOf(plan.Spec.Release)), ("folder", plan.ReleaseDirectory)]),
            [Folders] = Sorted([("configuration", instance.ConfigDirectory), ("data", instance.DataDirectory), ("logs", instance.LogDirectory)]),
        };

    public static string Heap(InstancePlan instance) => instance.HeapMiB is { } heap
        ? string.Create(CultureInfo.InvariantCulture, $"{heap}m")
        : string.Create(CultureInfo.InvariantCulture, $"{instance.HeapPercent} % of the host's memory");

    // As in the digest: the sum of the archive, else that of the source it is built from.
    private static string SourceOf(ReleaseSpec release) => (release.Sha512 ?? release.Build?.Sha512 ?? "").ToLowerInvariant();

    private static string SumOf(string secret) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    private static IEnumerable<(string Key, string Value)> Given(string key, string value) => value.Length > 0 ? [(key, value)] : [];

    private static SortedDictionary<string, string> Sorted(IEnumerable<(string Key, string Value)> lines) =>
        new(lines.ToDictionary(l => l.Key, l => l.Value, StringComparer.Ordinal), StringComparer.Ordinal);
}
