using Pulumi;
using Pulumi.Command.Remote.Inputs;
using RocketMQ.Model.Topology;

namespace RocketMQ.Components.Remote;

/// <summary>A host and how it is reached.</summary>
public sealed class HostAccess
{
    private readonly SshCredentialsArgs credentials;

    internal HostAccess(HostSpec host, SshCredentialsArgs credentials, IReadOnlyList<Resource> madeBy, Output<DeploymentOwner> owner)
    {
        Host = host;
        Owner = owner;
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

    /// <summary>Who this deployment is to its hosts.</summary>
    internal Output<DeploymentOwner> Owner { get; }

    /// <summary>
    /// The first word after the subject in the line of every step: the owner's number, which the script compares with the host's claim, and the generation of
    /// the host where it was raised, so that every step runs again there.
    /// </summary>
    internal Output<string> OwnerWord => Owner.Apply(o => Host.Generation > 1 ? $"{o.Number}.{Host.Generation}" : o.Number);

    /// <summary>
    /// The connection of every step. Dialling is bounded: with the provider's defaults a host whose packets are dropped blocks for 176 s,
    /// and a wrong password is tried eleven times.
    /// </summary>
    internal ConnectionArgs Connection()
    {
        var connection = new ConnectionArgs
        {
            Host = Host.SshAddress ?? Host.Address,
            Port = Host.Port,
            User = Host.User,
            // The provider dials a host behind a bastion without a limit of its own: the bastion's two minutes, so they are not waited for four times.
            DialErrorLimit = Host.Bastion is null ? credentials.DialErrorLimit : Math.Min(1, credentials.DialErrorLimit),
            PerDialTimeout = credentials.PerDialTimeoutSeconds,
        };
        // Only what is given is set: the SDK wraps a secret property into a secret output even when it is null, and the engine refuses that.
        if (Host.HostKey is { } key) connection.HostKey = key;
        if (credentials.PrivateKey is { } privateKey) connection.PrivateKey = AsSecret(privateKey);
        if (credentials.PrivateKeyPassphrase is { } passphrase) connection.PrivateKeyPassword = AsSecret(passphrase);
        if (credentials.Password is { } password) connection.Password = AsSecret(password);
        if (credentials.AgentSocketPath is { } path) connection.AgentSocketPath = path;
        if (Host.Bastion is { } bastion) connection.Proxy = Proxy(bastion, credentials.Bastion ?? credentials);
        return connection;
    }

    private static ProxyConnectionArgs Proxy(BastionSpec bastion, SshCredentialsArgs credentials)
    {
        var proxy = new ProxyConnectionArgs
        {
            Host = bastion.Address,
            Port = bastion.Port,
            User = bastion.User,
            // sshd refuses log-ins at random where more than ten are under way (MaxStartups), and every step of every host comes by here.
            DialErrorLimit = Math.Max(8, credentials.DialErrorLimit),
            PerDialTimeout = credentials.PerDialTimeoutSeconds,
        };
        if (bastion.HostKey is { } key) proxy.HostKey = key;
        if (credentials.PrivateKey is { } privateKey) proxy.PrivateKey = AsSecret(privateKey);
        if (credentials.PrivateKeyPassphrase is { } passphrase) proxy.PrivateKeyPassword = AsSecret(passphrase);
        if (credentials.Password is { } password) proxy.Password = AsSecret(password);
        if (credentials.AgentSocketPath is { } path) proxy.AgentSocketPath = path;
        return proxy;
    }

    private static Output<string> AsSecret(Input<string> value)
    {
        Output<string> plain = value;
        return Output.CreateSecret(plain);
    }
}
