using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Rendering;

/// <summary>Where a broker stands in its cluster.</summary>
internal sealed record BrokerPlace
{
    internal required string Cluster { get; init; }

    internal required string BrokerName { get; init; }

    internal required int BrokerId { get; init; }

    internal required BrokerRole Role { get; init; }

    internal required HostSpec Host { get; init; }

    internal required int Port { get; init; }

    internal required string NameServerAddress { get; init; }

    internal required string StoreDirectory { get; init; }

    /// <summary>ip:port of the master's HA service; null for a master.</summary>
    internal string? MasterHaAddress { get; init; }

    /// <summary>How many slaves the group has.</summary>
    internal required int Slaves { get; init; }

    /// <summary>True: RocketMQ 5.0 or later.</summary>
    internal required bool Is5 { get; init; }
}
