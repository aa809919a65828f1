using RocketMQ.Model.Promotion;
using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Configuration;

/// <summary>A stack's configuration, read and typed.</summary>
public sealed record StackConfig
{
    /// <summary>Where the hosts come from.</summary>
    public required HostsKind Kind { get; init; }

    /// <summary>The cluster.</summary>
    public required ClusterSpec Cluster { get; init; }

    /// <summary>Host name → how to log in. Empty for docker hosts.</summary>
    public required IReadOnlyDictionary<string, SshCredentials> Credentials { get; init; }

    /// <summary>Docker hosts: the image they are made from. Default rocketmq-host:local.</summary>
    public string DockerImage { get; init; } = "rocketmq-host:local";

    /// <summary>Docker hosts: subnet of their network, a /24. Default 172.30.71.0/24.</summary>
    public string DockerSubnet { get; init; } = "172.30.71.0/24";

    /// <summary>When the hosts are checked. Default <see cref="PreflightMode.Up"/>.</summary>
    public PreflightMode Preflight { get; init; } = PreflightMode.Up;

    /// <summary>The stack that everything must have passed in. Default null: none.</summary>
    public PromotionSpec? Promotion { get; init; }

    /// <summary>The file that the findings of a run are written to, relative to the project or absolute. Default null: none.</summary>
    public string? Report { get; init; }
}
