namespace RocketMQ.Model.Topology;

/// <summary>A Linux host that runs instances of the cluster.</summary>
public sealed record HostSpec
{
    /// <summary>Name by which the cluster's description refers to the host, and its name in the hosts block. Lower-case DNS label.</summary>
    public required string Name { get; init; }

    /// <summary>IPv4 address at which the other hosts reach this host, and the clients unless <see cref="ClientAddress"/> is given (<c>brokerIP1</c>, <c>brokerIP2</c>, name server address).</summary>
    public required string Address { get; init; }

    /// <summary>
    /// IPv4 address at which clients reach this host, where that is another one: behind address translation. Its brokers register with it (<c>brokerIP1</c>),
    /// and the other hosts must reach it too, because a slave fetches topics and offsets from the registered address of its master. Default: <see cref="Address"/>.
    /// </summary>
    public string? ClientAddress { get; init; }

    /// <summary>Where SSH reaches the host from the machine that runs Pulumi, or from the bastion. Default: <see cref="Address"/>.</summary>
    public string? SshAddress { get; init; }

    /// <summary>The host that SSH goes through on its way to this one. Default none.</summary>
    public BastionSpec? Bastion { get; init; }

    /// <summary>SSH port. Default 22.</summary>
    public int Port { get; init; } = 22;

    /// <summary>SSH user: root, or a user that may run <c>sudo -n</c>. Default root.</summary>
    public string User { get; init; } = "root";

    /// <summary>The host's public key ("ssh-ed25519 AAAA…"). Without it any key is accepted (rule RMQ030 warns).</summary>
    public string? HostKey { get; init; }

    /// <summary>Further names of the host in the hosts block. Default none.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Memory of the host in MiB, when it is known; heaps are then computed at preview and checked on the host. Default: unknown, the JVM takes a share.</summary>
    public int? MemoryMiB { get; init; }

    /// <summary>
    /// Which machine of that name this is, from 1. Raised when the host was set up anew under its old name and address: every step then runs there once
    /// more. Default 1.
    /// </summary>
    public int Generation { get; init; } = 1;

    /// <summary>
    /// Name that this machine had in the last <c>up</c>, where it gets another one: what runs there goes on, and its resources get the new name. It has no
    /// effect once an <c>up</c> with it has gone through. Default none.
    /// </summary>
    public string? RenamedFrom { get; init; }

    /// <summary>
    /// Name under which this machine came into the deployment. A broker leaves its host when this changes, so it stays through all renames
    /// (<see cref="Rollout.RenamedHosts"/>). Default: <see cref="RenamedFrom"/>, else <see cref="Name"/>.
    /// </summary>
    public string Origin
    {
        get => field ?? RenamedFrom ?? Name;
        init;
    }

    /// <summary>True for a host that is gone for good: nothing is run on it any more, also not by destroy. Default false.</summary>
    public bool Lost { get; init; }
}
