using RocketMQ.Model.Catalog;
using RocketMQ.Model.Configuration;
using RocketMQ.Model.Preflight;
using RocketMQ.Model.Rendering;
using RocketMQ.Model.Rollout;
using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Rules;

/// <summary>What rules look at: the description, the plan, the key catalog, and what the hosts' checks saw where they were asked.</summary>
public sealed class RuleContext
{
    private readonly Dictionary<string, RunningInstance> before;
    private readonly bool isRead;
    private readonly Dictionary<object, PropertyScope> scopes = new(ReferenceEqualityComparer.Instance);

    /// <summary>Makes the context of a cluster.</summary>
    /// <param name="spec">The description.</param>
    /// <param name="plan">Its plan.</param>
    /// <param name="config">The stack's configuration; null for a cluster described by code.</param>
    /// <param name="reports">What the hosts' checks saw. Default: no host was looked at.</param>
    /// <param name="running">What the last <c>up</c> brought about. Default: not known.</param>
    public RuleContext(ClusterSpec spec, ClusterPlan plan, StackConfig? config = null, IReadOnlyList<HostReport>? reports = null, RunningCluster? running = null)
    {
        Spec = spec;
        Plan = plan;
        HostsAreOurs = config?.Kind == HostsKind.Docker;
        isRead = config is not null;
        Reports = reports ?? [];
        Running = running;
        before = (running?.Instances ?? []).ToDictionary(i => i.Name, StringComparer.Ordinal);
        Catalog = KeyCatalog.For(spec.Release.Version);
        Brokers = [.. NodeReader.Brokers(spec, plan)];
        WrittenKeys = [.. NodeReader.WrittenKeys(spec, Catalog)];
        AddScope(spec, "cluster.properties", spec.Properties);
        foreach (var group in spec.BrokerGroups)
        {
            AddScope(group, $"{NodeReader.PathOf(group)}.properties", group.Properties);
        }

        foreach (var broker in Brokers)
        {
            AddScope(broker.Spec, $"{broker.Path}.properties", broker.Spec.Properties);
        }
    }

    /// <summary>The description.</summary>
    public ClusterSpec Spec { get; }

    /// <summary>The plan.</summary>
    public ClusterPlan Plan { get; }

    /// <summary>Keys of the release's version.</summary>
    public KeyCatalog Catalog { get; }

    /// <summary>True: RocketMQ 5.0 or later.</summary>
    public bool Is5 => Catalog.Version.Major >= 5;

    /// <summary>True: the hosts are containers this stack makes, with keys and users of ours.</summary>
    public bool HostsAreOurs { get; }

    /// <summary>What the hosts' checks saw. Empty before the hosts were looked at.</summary>
    public IReadOnlyList<HostReport> Reports { get; }

    /// <summary>What the last <c>up</c> brought about; null where that is not known.</summary>
    public RunningCluster? Running { get; }

    /// <summary>All brokers: by group, master first.</summary>
    public IReadOnlyList<BrokerNode> Brokers { get; }

    /// <summary>All keys a person wrote.</summary>
    public IReadOnlyList<WrittenKey> WrittenKeys { get; }

    /// <summary>A broker as the last <c>up</c> left it; null where it is new, or where that is not known.</summary>
    /// <param name="broker">The broker.</param>
    public RunningInstance? Before(BrokerNode broker)
    {
        ArgumentNullException.ThrowIfNull(broker);
        return before.GetValueOrDefault(broker.Name);
    }

    /// <summary>As <see cref="Before(BrokerNode)"/>, for any instance of the plan.</summary>
    /// <param name="instance">The instance.</param>
    public RunningInstance? Before(InstancePlan instance)
    {
        ArgumentNullException.ThrowIfNull(instance);
        return before.GetValueOrDefault(RunningCluster.NameOf(instance));
    }

    /// <summary>A key of a broker as it takes effect: its own, its group's, the cluster's, what the plan writes, RocketMQ's default.</summary>
    /// <param name="broker">The broker.</param>
    /// <param name="key">The key.</param>
    /// <returns>Value and source; an empty value for a key the version does not have.</returns>
    public Setting Setting(BrokerNode broker, string key) =>
        scopes[broker.Spec].Find(key) ?? scopes[broker.Group].Find(key) ?? scopes[Spec].Find(key) ?? new Setting(
            broker.Plan?.EffectiveProperties.GetValueOrDefault(key) ?? (Catalog.Find(key) is { Status: KeyStatus.Read } info ? info.Default : ""),
            $"cluster.properties.{key}",
            IsWritten: false);

    /// <summary>A key over several brokers, once for each place that sets it.</summary>
    /// <param name="key">The key.</param>
    /// <param name="brokers">The brokers. Default: all.</param>
    /// <returns>Each setting with the names of the brokers it holds for.</returns>
    public IEnumerable<(Setting Setting, IReadOnlyList<BrokerNode> Brokers)> Settings(string key, IEnumerable<BrokerNode>? brokers = null) =>
        (brokers ?? Brokers)
            .GroupBy(b => Setting(b, key))
            .Select(g => (g.Key, (IReadOnlyList<BrokerNode>)[.. g]));

    /// <summary>
    /// True where a field that a rule is about has its default because the user did not write it. What a program describes by code counts as written.
    /// </summary>
    /// <param name="field">One of those that <see cref="ClusterSpec.ExplicitFields"/> tells of, for example <c>release.version</c>.</param>
    public bool IsDefault(string field) => isRead && !Spec.ExplicitFields.Contains(field);

    /// <summary>Whether what rules of a scope look at is there.</summary>
    /// <param name="scope">The scope.</param>
    public bool Has(RuleScope scope) => scope switch
    {
        RuleScope.Hosts => Reports.Count > 0,
        RuleScope.LastUp => Running is not null,
        _ => true,
    };

    private void AddScope(object owner, string path, IReadOnlyDictionary<string, string> properties) =>
        scopes.TryAdd(owner, new PropertyScope(path, properties, Catalog));
}
