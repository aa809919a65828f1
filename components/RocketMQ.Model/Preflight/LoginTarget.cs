using RocketMQ.Model.Configuration;
using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Preflight;

/// <summary>A machine that is logged in to: a host, or the bastion in front of it.</summary>
/// <param name="Name">What messages call it: <c>host mq1</c>, <c>bastion</c>.</param>
/// <param name="Field">Field of the configuration that describes it.</param>
/// <param name="Address">Address or DNS name that SSH connects to.</param>
/// <param name="Port">SSH port.</param>
/// <param name="User">User to log in as.</param>
/// <param name="HostKey">The public key that it must show; null: any.</param>
public sealed record LoginTarget(string Name, string Field, string Address, int Port, string User, string? HostKey)
{
    /// <summary>Field of <see cref="Field"/> that gives the address. Default <c>address</c>.</summary>
    public string AddressField { get; init; } = "address";

    /// <summary>What else can be done where it does not answer. Default nothing.</summary>
    public string Otherwise { get; init; } = "";

    /// <summary>An address as it stands in front of a colon: one of IPv6 in brackets.</summary>
    /// <param name="address">The address or DNS name.</param>
    public static string Bracket(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.Contains(':', StringComparison.Ordinal) ? $"[{address}]" : address;
    }

    /// <summary>A host.</summary>
    /// <param name="host">The host.</param>
    /// <returns>Where SSH reaches it, through its bastion where it has one.</returns>
    public static LoginTarget CreateHost(HostSpec host)
    {
        ArgumentNullException.ThrowIfNull(host);
        var field = Shown.Path("hosts.nodes", host.Name);
        return new($"host {host.Name}", field, host.SshAddress ?? host.Address, host.Port, host.User, host.HostKey)
        {
            AddressField = host.SshAddress is null ? "address" : "sshAddress",
            Otherwise = $" If it is gone for good: pulumi config set --path 'rocketmq:{field}.lost' true.",
        };
    }

    /// <summary>A bastion.</summary>
    /// <param name="bastion">The bastion.</param>
    public static LoginTarget CreateBastion(BastionSpec bastion)
    {
        ArgumentNullException.ThrowIfNull(bastion);
        return new("the bastion", bastion.Field, bastion.Address, bastion.Port, bastion.User, bastion.HostKey);
    }
}
