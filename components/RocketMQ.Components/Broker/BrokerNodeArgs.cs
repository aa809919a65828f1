using Pulumi;
using RocketMQ.Components.Remote;
using RocketMQ.Model.Rendering;

namespace RocketMQ.Components.Broker;

/// <summary>What a <see cref="BrokerNode"/> is made from.</summary>
public sealed class BrokerNodeArgs : ResourceArgs
{
    /// <summary>The cluster's plan.</summary>
    public required ClusterPlan Plan { get; init; }

    /// <summary>The broker, one of <see cref="ClusterPlan.Brokers"/>.</summary>
    public required InstancePlan Instance { get; init; }

    /// <summary>Its host, prepared and with the release on it.</summary>
    public required HostAccess Access { get; init; }
}
