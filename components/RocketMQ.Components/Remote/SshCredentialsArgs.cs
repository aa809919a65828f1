using Pulumi;

namespace RocketMQ.Components.Remote;

/// <summary>How hosts are logged in to. What is secret here is made a Pulumi secret, whatever it was before.</summary>
public sealed class SshCredentialsArgs : ResourceArgs
{
    /// <summary>Private key, PEM or OpenSSH text. Default none.</summary>
    public Input<string>? PrivateKey { get; set; }

    /// <summary>Passphrase of <see cref="PrivateKey"/>. Default none.</summary>
    public Input<string>? PrivateKeyPassphrase { get; set; }

    /// <summary>Password. Default none.</summary>
    public Input<string>? Password { get; set; }

    /// <summary>
    /// Socket of an SSH agent. Default: none given; the provider then looks at SSH_AUTH_SOCK. Give a path only if it is always the same: a path that
    /// changes with each log-in would run every step again.
    /// </summary>
    public string? AgentSocketPath { get; set; }

    /// <summary>How the bastion of <c>HostSpec.Bastion</c> is logged in to. Default: as the host itself.</summary>
    public SshCredentialsArgs? Bastion { get; set; }

    /// <summary>
    /// Further dial attempts after a failed one. Default 3: a host that is down is known after about 25 s at the most, and a wrong
    /// password is four log-ins, below what most hosts lock out for.
    /// </summary>
    public int DialErrorLimit { get; set; } = 3;

    /// <summary>Seconds one dial attempt may take. Default 5.</summary>
    public int PerDialTimeoutSeconds { get; set; } = 5;
}
