using System.Collections.Immutable;
using Pulumi;
using Pulumi.Command.Remote;
using Pulumi.Utilities;
using RocketMQ.Components.Broker;
using RocketMQ.Components.Host;
using RocketMQ.Components.NameServer;
using RocketMQ.Components.Release;
using RocketMQ.Components.Remote;
using RocketMQ.Components.Rollout;
using RocketMQ.Model.Promotion;
using RocketMQ.Model.Rendering;
using RocketMQ.Model.Rollout;
using RocketMQ.Model.Topology;

namespace RocketMQ.Components.Cluster;

/// <summary>
/// A RocketMQ cluster on Linux hosts. Order of creation: scripts on every host, once all are checked (<see cref="RocketMQClusterArgs.HostsChecked"/>) → every host prepared → release on every host →
/// all name servers → all masters → all slaves → roll (health) → proof of the whole. Destruction is the reverse.
/// </summary>
public sealed class RocketMQCluster : ComponentResource
{
    /// <summary>Makes the cluster.</summary>
    /// <param name="name">Resource name; every resource of the cluster begins with it.</param>
    /// <param name="args">The cluster.</param>
    /// <param name="options">Pulumi options.</param>
    /// <exception cref="RunException">The description is not a cluster that can run; the text lists every reason.</exception>
    public RocketMQCluster(string name, RocketMQClusterArgs args, ComponentResourceOptions? options = null)
        : base("rocketmq:index:RocketMQCluster", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var spec = args.Spec;
        var plan = args.CheckRules ? SpecGuard.PlanOf(spec, name) : ClusterPlanner.Plan(spec);
        var archive = args.Archive ?? SpecGuard.ArchiveOf(spec.Release);
        Owner = OwnerStep.Create($"{name}-owner", this);
        var access = spec.Hosts.ToDictionary(h => h.Name, h => Access(h, args, Owner), StringComparer.Ordinal);

        var hosts = plan.Hosts
            .Select(h => new HostNode(
                $"{name}-{h.Host.Name}", name, plan, h, access[h.Host.Name], args.HostsChecked, args.HostNotice, archive, Of(h.Host, name, "", this)))
            .ToList();
        var phase = PhaseStep.Create($"{name}-hosts-prepared", this, hosts
            .Select(h => new HostRelease($"{name}-{h.Plan.Host.Name}-files", name, plan, h, archive, Of(h.Plan.Host, name, "-files", h)).Unpacked));
        var nameServers = plan.NameServers
            .Select(n => new NameServerNode($"{name}-{InstanceNames.Of(n)}", new()
            {
                Plan = plan,
                Instance = n,
                Access = access[n.Host.Name],
                FormerName = InstanceNames.FormerOf(n, name),
            }, After(phase)).Chain)
            .ToList();
        phase = PhaseStep.Create($"{name}-name-servers-started", this, Starts(nameServers).Append(phase));
        var masters = Brokers(name, plan, access, b => b.Role != BrokerRole.Slave, phase);
        phase = PhaseStep.Create($"{name}-masters-started", this, Starts(masters).Append(phase));
        var slaves = Brokers(name, plan, access, b => b.Role == BrokerRole.Slave, phase);
        phase = PhaseStep.Create($"{name}-slaves-started", this, Starts(slaves).Append(phase));
        Chains = [.. nameServers, .. masters, .. slaves];
        var rollout = new ClusterRollout($"{name}-rollout", name, plan, Chains, access, After(phase));

        NameServers = Output.Create(plan.ClientNameServerAddress);
        BrokerList = [.. plan.Brokers.Select(b => new BrokerInfo(b.BrokerName!, b.BrokerId!.Value, StepInputs.RoleName(b.Role!.Value), b.Host.Name, b.ClientAddress, spec.Release.Version))];
        ReleaseSha512 = archive.Sha512.ToOutput();
        Plan = plan;
        Passed = PassStep.Create($"{name}-passed", this, rollout.Verified.Stdout);
        Intents = IntentsOf(name, hosts);
        Applied = Output.Tuple(rollout.Verified.Stdout, Owner, Output.All(Chains.SelectMany(c => new Input<string>[] { c.Intent, c.LiveIntent })))
            .Apply(t => RunningClusterText.Write(RunningCluster.Of(plan, Numbers(t.Item3)) with { Logins = args.LoginsDigest, Owner = t.Item2.Number }));
        RegisterOutputs(new Dictionary<string, object?> { ["nameServers"] = NameServers });
    }

    /// <summary>The name servers as a client is given them: <c>ip:port;ip:port</c>.</summary>
    [Output("nameServers")]
    public Output<string> NameServers { get; private set; }

    /// <summary>The brokers.</summary>
    public ImmutableArray<BrokerInfo> BrokerList { get; }

    /// <summary>SHA-512 of the release's archive.</summary>
    public Output<string> ReleaseSha512 { get; }

    /// <summary>The plan: every instance with its files, flags and ports.</summary>
    public ClusterPlan Plan { get; }

    /// <summary>
    /// What was applied, as text (<see cref="RunningClusterText"/>): known once the whole cluster was checked, so an <c>up</c> that fails leaves the record
    /// of the one before it. May hold secrets of broker properties.
    /// </summary>
    public Output<string> Applied { get; }

    /// <summary>The last <c>up</c> that did something and went through: known once the whole cluster was checked.</summary>
    public Output<PassedUp> Passed { get; }

    /// <summary>Digest of the numbers of all wishes, see <see cref="IntentsDigest"/>.</summary>
    public Output<string> Intents { get; }

    /// <summary>Intent and start of each instance: name servers, masters, slaves.</summary>
    internal IReadOnlyList<InstanceChain> Chains { get; }

    /// <summary>Who this deployment is to its hosts: by this number it claims them. Unknown in the first preview of a stack.</summary>
    public Output<DeploymentOwner> Owner { get; }

    /// <summary>What this run knows of the wishes: in a preview the number of each instance whose wish does not change by it.</summary>
    /// <returns>By the name of the instance (<see cref="RunningCluster.NameOf"/>).</returns>
    public async Task<IReadOnlyDictionary<string, IntentNumbers>> ReadIntentsAsync()
    {
        var numbers = await Task.WhenAll(Chains.SelectMany(c => new[] { KnownAsync(c.Intent), KnownAsync(c.LiveIntent) }));
        return Numbers(numbers);
    }

    /// <summary>The owner where this run knows it: null in the first preview of a stack.</summary>
    public Task<DeploymentOwner?> ReadOwnerAsync() => KnownAsync(Owner);

    private static async Task<T?> KnownAsync<T>(Output<T> output)
        where T : class => await OutputUtilities.GetIsKnownAsync(output) ? await OutputUtilities.GetValueAsync(output) : null;

    private Dictionary<string, IntentNumbers> Numbers(IReadOnlyList<string?> numbers) =>
        Chains.Select((chain, i) => (Name: RunningCluster.NameOf(chain.Instance), Numbers: new IntentNumbers(numbers[2 * i], numbers[(2 * i) + 1])))
            .ToDictionary(n => n.Name, n => n.Numbers, StringComparer.Ordinal);

    // By the names of the resources, as they stand in the state.
    private Output<string> IntentsOf(string name, IEnumerable<HostNode> hosts)
    {
        List<(string Name, Output<string> Number)> intents =
        [
            .. hosts.Select(h => ($"{name}-{h.Plan.Host.Name}-intent", h.Intent)),
            .. Chains.Select(c => ($"{name}-{InstanceNames.Of(c.Instance)}-intent", c.Intent)),
            .. Chains.Where(c => c.Instance.LiveDigest.Length > 0).Select(c => ($"{name}-{InstanceNames.Of(c.Instance)}-live-intent", c.LiveIntent)),
        ];
        return Output.All(intents.Select(i => (Input<string>)i.Number))
            .Apply(numbers => IntentsDigest.Of(intents.Select((intent, i) => (intent.Name, numbers[i]))));
    }

    private List<InstanceChain> Brokers(string name, ClusterPlan plan, Dictionary<string, HostAccess> access, Func<InstancePlan, bool> which, Resource after) =>
    [
        .. plan.Brokers.Where(which).Select(b => new BrokerNode($"{name}-{b.Name}", new() { Plan = plan, Instance = b, Access = access[b.Host.Name] }, After(after)).Chain),
    ];

    private static IEnumerable<Resource> Starts(IEnumerable<InstanceChain> chains) => chains.Select(c => c.Start);

    private static ComponentResourceOptions Of(HostSpec host, string name, string part, Resource parent) =>
        new() { Parent = parent, Aliases = FormerName.Alias(FormerName.OfHost(host, name, part)) };

    private ComponentResourceOptions After(Resource resource) => new() { Parent = this, DependsOn = [resource] };

    private static HostAccess Access(HostSpec host, RocketMQClusterArgs args, Output<DeploymentOwner> owner) => new(
        host,
        args.HostCredentials.GetValueOrDefault(host.Name) ?? args.Credentials,
        args.HostResources.TryGetValue(host.Name, out var made) ? [made] : [],
        owner);
}
