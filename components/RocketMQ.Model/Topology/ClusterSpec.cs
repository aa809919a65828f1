namespace RocketMQ.Model.Topology;

/// <summary>What a person wants: the cluster as described, before defaults of single instances are worked out (see <c>ClusterPlan</c>).</summary>
public sealed record ClusterSpec
{
    /// <summary>brokerClusterName. Default rocketmq-cluster.</summary>
    public string Name { get; init; } = "rocketmq-cluster";

    /// <summary>The hosts.</summary>
    public required IReadOnlyList<HostSpec> Hosts { get; init; }

    /// <summary>The release. Default 4.7.1.</summary>
    public ReleaseSpec Release { get; init; } = new();

    /// <summary>The name servers; none where they are another deployment's (<see cref="OutsideNameServers"/>).</summary>
    public required IReadOnlyList<NameServerSpec> NameServers { get; init; }

    /// <summary>The stack that has the name servers, as a person wrote it. Default: this one.</summary>
    public string? NameServersFrom { get; init; }

    /// <summary>
    /// Addresses (ip:port) of the name servers of another deployment, of whose cluster this one holds a part; instead of <see cref="NameServers"/>. With
    /// <see cref="NameServersFrom"/> they are read from that stack, and none are known before. Default none.
    /// </summary>
    public IReadOnlyList<string> OutsideNameServers { get; init; } = [];

    /// <summary>The same as clients reach them, where that is at other addresses. Default: <see cref="OutsideNameServers"/>.</summary>
    public IReadOnlyList<string> OutsideClientNameServers
    {
        get => field ?? OutsideNameServers;
        init;
    }

    /// <summary>
    /// Those of <see cref="OutsideNameServers"/> whose hosts are given up: brokers have them in their list still, and no step asks them. Default none.
    /// </summary>
    public IReadOnlyList<string> LostNameServers { get; init; } = [];

    /// <summary>The broker groups; none in a deployment of name servers alone, whose brokers are in others.</summary>
    public required IReadOnlyList<BrokerGroupSpec> BrokerGroups { get; init; }

    /// <summary>Role of masters. Default SYNC_MASTER.</summary>
    public BrokerRole MasterRole { get; init; } = BrokerRole.SyncMaster;

    /// <summary>flushDiskType. Default ASYNC_FLUSH.</summary>
    public FlushDiskType FlushDiskType { get; init; } = FlushDiskType.AsyncFlush;

    /// <summary>Broker properties of all brokers. Default none: RocketMQ's own defaults, but for the keys that docs/keys.md lists as written unasked.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>();

    /// <summary>Heaps. Default: from the host's memory.</summary>
    public HeapSpec Heap { get; init; } = new();

    /// <summary>Further JVM options of all brokers, and of all name servers. Default none.</summary>
    public JvmOptionsSpec JvmOptions { get; init; } = new();

    /// <summary>Root folders on the hosts.</summary>
    public PathsSpec Paths { get; init; } = new();

    /// <summary>What destroy removes.</summary>
    public DestroySpec Destroy { get; init; } = new();

    /// <summary>
    /// Number of the deployment that the hosts are taken over from, as the refusal of a foreign host prints it: for a stack whose state was lost. Without
    /// effect on hosts that are this stack's already. Default none.
    /// </summary>
    public string? TakeOver { get; init; }

    /// <summary>True: a production stack, whose warnings are errors. Default false.</summary>
    public bool Production { get; init; }

    /// <summary>Seconds one instance may take from start to proven. Default 120, range 10 to 3600.</summary>
    public int StartTimeoutSeconds { get; init; } = 120;

    /// <summary>Rules switched off: id → the reason. Default none.</summary>
    public IReadOnlyDictionary<string, string> DisabledRules { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Paths of the fields that the user wrote, of those where it matters to a rule, for example <c>cluster.flushDiskType</c>: a risk that was chosen is not
    /// one that was overlooked (RMQ008, RMQ009), and nobody is blamed for a default (RMQ006, RMQ013, RMQ031 to RMQ033, RMQ045). Default none.
    /// </summary>
    public IReadOnlySet<string> ExplicitFields { get; init; } = new HashSet<string>();
}
