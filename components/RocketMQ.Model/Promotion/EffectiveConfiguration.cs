using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using RocketMQ.Model.Catalog;
using RocketMQ.Model.Configuration;
using RocketMQ.Model.Rendering;
using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Promotion;

/// <summary>
/// The effective configuration of a cluster as it is compared between environments: without addresses, hosts, ports, folders, heaps, names and counts, which
/// differ by nature, and without secrets, which must not be in a record that anybody may read.
/// </summary>
public sealed partial record EffectiveConfiguration
{
    /// <summary>The key under which the further JVM options stand.</summary>
    public const string JvmOptions = "jvmOptions";

    /// <summary>The key that says whether a master waits for a slave.</summary>
    internal const string Role = "brokerRole";

    // What the description decides, but for what it decides about messages.
    private static readonly HashSet<string> ByNature =
        DescriptionKeys.OfBrokers.Keys.Concat(DescriptionKeys.OfNameServers.Keys).Except([Role, "flushDiskType"]).ToHashSet(StringComparer.Ordinal);

    /// <summary>The different ones of the cluster, in a fixed order: equal processes stand in it once.</summary>
    public required IReadOnlyList<BrokerProfile> Profiles { get; init; }

    /// <summary>Keys that were left out because their values are, or may be, secrets: they are compared with nothing.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    /// <summary>SHA-256 of it, 64 hexadecimal digits: equal configurations have equal digests.</summary>
    public string Digest => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(Profiles.Select(Text)))));

    /// <summary>What a plan brings about.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="holdsSecrets">
    /// True where the stack keeps a part of <c>rocketmq:cluster</c> encrypted: then free texts that a person wrote are left out.
    /// </param>
    public static EffectiveConfiguration Of(ClusterPlan plan, bool holdsSecrets)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var instances = plan.NameServers.Concat(plan.Brokers).Where(i => !i.Host.Lost).ToList();
        var written = holdsSecrets ? Written(plan.Spec) : [];
        var catalog = KeyCatalog.For(plan.Spec.Release.Version);
        var hidden = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var instance in instances)
        {
            hidden.UnionWith(instance.EffectiveProperties.Keys.Where(k => IsSecret(k) || (written.Contains(k) && IsFreeText(catalog.Find(k, instance.Kind)))));
            if (instance.JvmOptions.Any(Shown.LooksSecret) || (holdsSecrets && instance.JvmOptions.Count > 0)) hidden.Add(JvmOptions);
        }

        return new()
        {
            Profiles = [.. instances.Select(i => Profile(i, hidden)).Where(p => p.Values.Count > 0).DistinctBy(Text).OrderBy(Text, StringComparer.Ordinal)],
            LeftOut = [.. hidden.Where(k => !DiffersByNature(k))],
        };
    }

    /// <summary>A key over the whole cluster: its values, each once; empty where nothing has it.</summary>
    /// <param name="key">The key.</param>
    public string Value(string key)
    {
        var values = Profiles.Select(p => p.Values.GetValueOrDefault(key)).OfType<string>().Distinct(StringComparer.Ordinal);
        return string.Join(" | ", values.Order(StringComparer.Ordinal));
    }

    /// <summary>Every key of any profile.</summary>
    public IReadOnlyList<string> Keys => [.. Profiles.SelectMany(p => p.Values.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>True for keys that say where a process is and not what it does.</summary>
    internal static bool DiffersByNature(string key) => ByNature.Contains(key) || Place().IsMatch(key);

    private static bool IsSecret(string key) => KeyFacts.IsSecret(key) || Shown.LooksSecret(key) || key.EndsWith("Header", StringComparison.Ordinal);

    private static bool IsFreeText(KeyInfo? key) => key is null or { Type: KeyType.String or KeyType.None };

    private static HashSet<string> Written(ClusterSpec spec) =>
        spec.NameServers.Select(n => n.Properties)
            .Append(spec.Properties)
            .Concat(spec.BrokerGroups.Select(g => g.Properties))
            .Concat(spec.BrokerGroups.SelectMany(g => g.Slaves.Append(g.Master)).OfType<BrokerSpec>().Select(b => b.Properties))
            .SelectMany(p => p.Keys).ToHashSet(StringComparer.Ordinal);

    private static BrokerProfile Profile(InstancePlan instance, SortedSet<string> hidden)
    {
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in instance.EffectiveProperties)
        {
            if (!DiffersByNature(key) && !hidden.Contains(key) && !(key == Role && instance.Role == BrokerRole.Slave)) values[key] = value;
        }

        if (instance.JvmOptions.Count > 0 && !hidden.Contains(JvmOptions)) values[JvmOptions] = string.Join(' ', instance.JvmOptions);
        return new BrokerProfile(instance.Kind, values);
    }

    // Lengths in front: no two different profiles give one text.
    private static string Text(BrokerProfile profile)
    {
        var lines = profile.Values.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => $"{v.Key.Length} {v.Key} {v.Value.Length} {v.Value}\n");
        return $"{profile.Kind} {profile.Values.Count}\n{string.Concat(lines)}";
    }

    [GeneratedRegex("(Addr|Address|Port|Host|IP[0-9]?|Peers|Target|Path|Paths|Domain|SelfId|[a-z]Dir)$", RegexOptions.CultureInvariant)]
    private static partial Regex Place();
}
