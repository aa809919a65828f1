namespace RocketMQ.Model.Topology;

/// <summary>One broker: the master of a group, or one of its slaves.</summary>
public sealed record BrokerSpec
{
    /// <summary>Name of the host it runs on.</summary>
    public required string Host { get; init; }

    /// <summary>brokerId: 0 for the master, above 0 for a slave. Default: 0, and 1, 2, … by position among the slaves.</summary>
    public int? Id { get; init; }

    /// <summary>listenPort; the broker also takes listenPort−2 (VIP channel) and listenPort+1 (HA). Default 10911.</summary>
    public int Port { get; init; } = 10911;

    /// <summary>Heap, in MiB. Default: the cluster's (<see cref="HeapSpec.BrokerMiB"/>).</summary>
    public int? HeapMiB { get; init; }

    /// <summary>Broker properties of this node alone; they win over the group's and the cluster's. Default none.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>();

    /// <summary>Further JVM options, one an entry; they win over the group's and the cluster's. Default none.</summary>
    public IReadOnlyList<string> JvmOptions { get; init; } = [];

    /// <summary>Folder of the store. Default: <c>{paths.store}/{instance}</c>.</summary>
    public string? StorePath { get; init; }
}
