namespace RocketMQ.Model.Topology;

/// <summary>A host that SSH goes through on its way to another one, as <c>ProxyJump</c> of OpenSSH does.</summary>
public sealed record BastionSpec
{
    /// <summary>Address or DNS name at which the machine that runs Pulumi reaches it.</summary>
    public required string Address { get; init; }

    /// <summary>Its SSH port. Default 22.</summary>
    public int Port { get; init; } = 22;

    /// <summary>User to log in as; needs no rights but that of forwarding TCP. Default root.</summary>
    public string User { get; init; } = "root";

    /// <summary>Its public key ("ssh-ed25519 AAAA…"). Without it any key is accepted (rule RMQ030 warns).</summary>
    public string? HostKey { get; init; }

    /// <summary>Field of the configuration that gives it: <c>hosts.bastion</c>, or that of a node. Default the former.</summary>
    public string Field { get; init; } = "hosts.bastion";
}
