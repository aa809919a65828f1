using Pulumi;
using Pulumi.Command.Remote.Inputs;
using RocketMQ.Model.Topology;

namespace RocketMQ.Components.Remote;

/// <summary>A host and how it is reached.</summary>
public sealed class HostAccess
{
    private readonly SshCredentialsArgs credentials;

    internal HostAccess(HostSpec host, SshCredentialsArgs credentials, IReadOnlyList<Resource> madeBy)
    {
        Host = host;
        this.credentials = credentials;
        MadeBy = madeBy;
        Identity = madeBy.OfType<CustomResource>().Select(r => r.Id).FirstOrDefault();
    }

    /// <summary>The host.</summary>
    public HostSpec Host { get; }

    /// <summary>Resources that make the host (a container, a virtual machine); its first step waits for them.</summary>
    public IReadOnlyList<Resource> MadeBy { get; }

    /// <summary>
    /// Id of the resource that makes the host; null for a host that was given. It stands in the input of every step, so that a container or machine
    /// that was replaced gets everything anew, though its address is the same.
    /// </summary>
    internal Output<string>? Identity { get; }

    /// <summary>
    /// The connection of every step. Dialling is bounded: with the provider's defaults a host whose packets are dropped blocks for 176 s,
    /// and a wrong password is tried eleven times.
    /// </summary>
    internal ConnectionArgs Connection() => new()
    {
        Host = Host.SshAddress ?? Host.Address,
        Port = Host.Port,
        User = Host.User,
        HostKey = Host.HostKey is { } key ? (Input<string>)key : null!,
        PrivateKey = AsSecret(credentials.PrivateKey)!,
        PrivateKeyPassword = AsSecret(credentials.PrivateKeyPassphrase)!,
        Password = AsSecret(credentials.Password)!,
        AgentSocketPath = credentials.AgentSocketPath is { } path ? (Input<string>)path : null!,
        DialErrorLimit = credentials.DialErrorLimit,
        PerDialTimeout = credentials.PerDialTimeoutSeconds,
    };

    private static Input<string>? AsSecret(Input<string>? value)
    {
        if (value is null) return null;
        Output<string> plain = value;
        return Output.CreateSecret(plain);
    }
}
