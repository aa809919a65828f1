using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Rendering;

/// <summary>What one host gets.</summary>
public sealed record HostPlan
{
    /// <summary>The host.</summary>
    public required HostSpec Host { get; init; }

    /// <summary>The instances on it, name server first.</summary>
    public required IReadOnlyList<InstancePlan> Instances { get; init; }

    /// <summary>Files of the host as a whole: sysctl, limits, profile.</summary>
    public required IReadOnlyList<PlannedFile> Files { get; init; }

    /// <summary>Memory the host must have for its instances, in MiB.</summary>
    public int MemoryNeededMiB => Instances.Sum(i => i.MemoryNeededMiB);

    /// <summary>Lines of the block in /etc/hosts, without the markers.</summary>
    public required IReadOnlyList<string> HostsLines { get; init; }
}
