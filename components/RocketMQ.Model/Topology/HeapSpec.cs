namespace RocketMQ.Model.Topology;

/// <summary>Heaps of the cluster, in MiB; null means a share of the host's memory (see <c>HeapPolicy</c>).</summary>
public sealed record HeapSpec
{
    /// <summary>Heap of each broker, in MiB. Default: from the host's memory.</summary>
    public int? BrokerMiB { get; init; }

    /// <summary>Heap of each name server, in MiB. Default: from the host's memory.</summary>
    public int? NameServerMiB { get; init; }
}
