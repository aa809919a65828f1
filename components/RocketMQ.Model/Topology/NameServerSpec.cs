namespace RocketMQ.Model.Topology;

/// <summary>A name server; at most one on a host.</summary>
public sealed record NameServerSpec
{
    /// <summary>Name of the host it runs on.</summary>
    public required string Host { get; init; }

    /// <summary>Listen port. Default 9876.</summary>
    public int Port { get; init; } = 9876;

    /// <summary>Heap, in MiB. Default: the cluster's (<see cref="HeapSpec.NameServerMiB"/>).</summary>
    public int? HeapMiB { get; init; }

    /// <summary>Further keys of namesrv.conf. Default none.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>();

    /// <summary>Further JVM options, one an entry; they win over the cluster's. Default none.</summary>
    public IReadOnlyList<string> JvmOptions { get; init; } = [];
}
