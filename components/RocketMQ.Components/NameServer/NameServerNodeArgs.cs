using Pulumi;
using RocketMQ.Components.Remote;
using RocketMQ.Model.Rendering;

namespace RocketMQ.Components.NameServer;

/// <summary>What a <see cref="NameServerNode"/> is made from.</summary>
public sealed class NameServerNodeArgs : ResourceArgs
{
    /// <summary>The cluster's plan.</summary>
    public required ClusterPlan Plan { get; init; }

    /// <summary>The name server, one of <see cref="ClusterPlan.NameServers"/>.</summary>
    public required InstancePlan Instance { get; init; }

    /// <summary>Resource name that it had while its host had another one (<see cref="Model.Topology.HostSpec.RenamedFrom"/>). Default none.</summary>
    public string? FormerName { get; init; }

    /// <summary>Its host, prepared and with the release on it.</summary>
    public required HostAccess Access { get; init; }
}
