using RocketMQ.Model.Rendering;

namespace RocketMQ.Model.Rollout;

/// <summary>
/// What an <c>up</c> applied, kept as an output of the stack: the next run compares its plan with it, and so can say what a change does to what runs. It
/// is recorded by an <c>up</c> that checked the whole cluster at its end, and by no other; what really runs is asked on the hosts, by each step.
/// </summary>
public sealed record RunningCluster
{
    private const int DigestLength = 16;

    /// <summary>brokerClusterName.</summary>
    public required string Name { get; init; }

    /// <summary>Version of the release.</summary>
    public required string Version { get; init; }

    /// <summary>True: what is taken out of the cluster is deleted with its data.</summary>
    public bool DeletesData { get; init; }

    /// <summary>Digest of how the hosts were logged in to: a run with another one connects to them. Empty where the caller keeps none.</summary>
    public string Logins { get; init; } = "";

    /// <summary>Number by which the stack has claimed its hosts; empty in a record of a library that claimed none.</summary>
    public string Owner { get; init; } = "";

    /// <summary>Host → its line in the hosts block: address, name, aliases.</summary>
    public required IReadOnlyDictionary<string, string> Hosts { get; init; }

    /// <summary>Generation of each host that has another than the first; see <see cref="Topology.HostSpec.Generation"/>.</summary>
    public IReadOnlyDictionary<string, int> Generations { get; init; } = new Dictionary<string, int>();

    /// <summary>The first name of each host that has another one now; see <see cref="Topology.HostSpec.Origin"/>.</summary>
    public IReadOnlyDictionary<string, string> Origins { get; init; } = new Dictionary<string, string>();

    /// <summary>Hosts that are given up.</summary>
    public IReadOnlySet<string> Lost { get; init; } = new HashSet<string>();

    /// <summary>The processes, in the order of a roll; those on hosts that are given up are not among them.</summary>
    public required IReadOnlyList<RunningInstance> Instances { get; init; }

    /// <summary>What a plan brings about.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="intents">Numbers of the wishes, by <see cref="NameOf"/>. Default: none.</param>
    public static RunningCluster Of(ClusterPlan plan, IReadOnlyDictionary<string, IntentNumbers>? intents = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new RunningCluster
        {
            Name = plan.Spec.Name,
            Version = plan.Spec.Release.Version,
            DeletesData = plan.Spec.Destroy.DeleteData,
            Hosts = plan.Hosts.ToDictionary(h => h.Host.Name, h => string.Join(' ', [h.Host.Address, h.Host.Name, .. h.Host.Aliases]), StringComparer.Ordinal),
            Generations = plan.Hosts.Where(h => h.Host.Generation > 1).ToDictionary(h => h.Host.Name, h => h.Host.Generation, StringComparer.Ordinal),
            Origins = plan.Hosts.Where(h => h.Host.Origin != h.Host.Name).ToDictionary(h => h.Host.Name, h => h.Host.Origin, StringComparer.Ordinal),
            Lost = plan.Hosts.Where(h => h.Host.Lost).Select(h => h.Host.Name).ToHashSet(StringComparer.Ordinal),
            Instances = [.. plan.RolloutOrder.Where(i => !i.Host.Lost).Select(i => Instance(i, plan, intents?.GetValueOrDefault(NameOf(i))))],
        };
    }

    /// <summary>The process of that name; null where there is none.</summary>
    /// <param name="name">As in <see cref="RunningInstance.Name"/>.</param>
    public RunningInstance? Find(string name) => Instances.FirstOrDefault(i => i.Name == name);

    /// <summary>Address of a host; null for one that was not there.</summary>
    /// <param name="host">Its name.</param>
    public string? AddressOf(string host) => Hosts.GetValueOrDefault(host)?.Split(' ')[0];

    /// <summary>Name under which a host came into the deployment.</summary>
    /// <param name="host">Its name.</param>
    public string OriginOf(string host) => Origins.GetValueOrDefault(host, host);

    /// <summary>Generation of a host.</summary>
    /// <param name="host">Its name.</param>
    public int GenerationOf(string host) => Generations.GetValueOrDefault(host, 1);

    /// <summary>Name of an instance by which it is the same before and after a change.</summary>
    /// <param name="instance">The instance.</param>
    public static string NameOf(InstancePlan instance) => instance.Kind == InstanceKind.Broker ? instance.Name : $"{instance.Name}@{instance.Host.Name}";

    private static RunningInstance Instance(InstancePlan instance, ClusterPlan plan, IntentNumbers? intent) => new()
    {
        Name = NameOf(instance),
        Kind = instance.Kind,
        Host = instance.Host.Name,
        Address = instance.Address,
        Digest = instance.Digest[..DigestLength],
        LiveDigest = instance.LiveDigest,
        Intent = intent?.Restart ?? "",
        LiveIntent = intent?.Live ?? "",
        Files = ConfigLines.Of(instance, plan),
    };
}
