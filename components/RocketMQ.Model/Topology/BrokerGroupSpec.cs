namespace RocketMQ.Model.Topology;

/// <summary>A broker group: brokers of one <c>brokerName</c>, one master and its slaves, all holding the same data.</summary>
public sealed record BrokerGroupSpec
{
    /// <summary>brokerName.</summary>
    public required string Name { get; init; }

    /// <summary>The master (brokerId 0). Null only in input that validation then refuses.</summary>
    public BrokerSpec? Master { get; init; }

    /// <summary>The slaves. Default none.</summary>
    public IReadOnlyList<BrokerSpec> Slaves { get; init; } = [];

    /// <summary>Role of the master. Default: the cluster's.</summary>
    public BrokerRole? MasterRole { get; init; }

    /// <summary>flushDiskType of the group. Default: the cluster's.</summary>
    public FlushDiskType? FlushDiskType { get; init; }

    /// <summary>Broker properties of the group; they win over the cluster's. Default none.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>();

    /// <summary>Further JVM options of the group's brokers, one an entry; they win over the cluster's. Default none.</summary>
    public IReadOnlyList<string> JvmOptions { get; init; } = [];
}
