using RocketMQ.Model.Preflight;

namespace Infra;

/// <summary>A machine to log in to, and where to connect to for it: itself, or this machine's end of a tunnel through its bastion.</summary>
/// <param name="Target">The host or bastion.</param>
/// <param name="Address">Address to connect to.</param>
/// <param name="Port">Port to connect to.</param>
internal sealed record HostDial(LoginTarget Target, string Address, int Port)
{
    /// <summary>The bastion, for a host that is reached through one; else null.</summary>
    public LoginTarget? Bastion { get; init; }

    /// <summary>The tunnel through it; else null.</summary>
    public BastionTunnel? Tunnel { get; init; }

    /// <summary>A machine that is reached directly.</summary>
    /// <param name="target">The host or bastion.</param>
    public static HostDial CreateDirect(LoginTarget target) => new(target, target.Address, target.Port);

    /// <summary>A host behind a bastion.</summary>
    /// <param name="target">The host.</param>
    /// <param name="bastion">Its bastion.</param>
    /// <param name="tunnel">The tunnel to it.</param>
    public static HostDial CreateThrough(LoginTarget target, LoginTarget bastion, BastionTunnel tunnel) =>
        new(target, tunnel.Local.Address.ToString(), tunnel.Local.Port) { Bastion = bastion, Tunnel = tunnel };
}
