namespace RocketMQ.Model.Topology;

/// <summary>Further JVM options of all instances of a kind. Those of a broker group come after them, those of an instance last; the later one wins.</summary>
public sealed record JvmOptionsSpec
{
    /// <summary>Options of all brokers, one an entry. Default none.</summary>
    public IReadOnlyList<string> Broker { get; init; } = [];

    /// <summary>Options of all name servers, one an entry. Default none.</summary>
    public IReadOnlyList<string> NameServer { get; init; } = [];
}
