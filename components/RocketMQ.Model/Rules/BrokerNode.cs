using RocketMQ.Model.Rendering;
using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Rules;

/// <summary>A broker as a rule sees it: the description and the plan side by side.</summary>
public sealed record BrokerNode
{
    /// <summary>Its group.</summary>
    public required BrokerGroupSpec Group { get; init; }

    /// <summary>Its description.</summary>
    public required BrokerSpec Spec { get; init; }

    /// <summary>Its field, for example <c>cluster.brokerGroups.broker-a.slaves[0]</c>.</summary>
    public required string Path { get; init; }

    /// <summary>brokerId.</summary>
    public required int Id { get; init; }

    /// <summary>Role: the group's for a master.</summary>
    public required BrokerRole Role { get; init; }

    /// <summary>flushDiskType: the group's, else the cluster's.</summary>
    public required FlushDiskType Flush { get; init; }

    /// <summary>Its further JVM options: the cluster's, its group's and its own, put together.</summary>
    public IReadOnlyList<string> JvmOptions { get; init; } = [];

    /// <summary>Its plan; null where the plan has none.</summary>
    public InstancePlan? Plan { get; init; }

    /// <summary>True for the master of the group.</summary>
    public bool IsMaster => Role != BrokerRole.Slave;

    /// <summary>Name of the instance, for example broker-a-0.</summary>
    public string Name => $"{Group.Name}-{Id}";

    /// <summary>Heap in MiB; null where it is not known at preview.</summary>
    public int? HeapMiB => Plan?.HeapMiB;
}
