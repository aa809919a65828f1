namespace RocketMQ.Model.Configuration;

/// <summary>How one host is logged in to. At least one way is given for hosts of kind ssh.</summary>
public sealed record SshCredentials
{
    /// <summary>Private key text (PEM or OpenSSH).</summary>
    public Secret? PrivateKey { get; init; }

    /// <summary>File that holds the private key; read by the program, relative to the project.</summary>
    public string? PrivateKeyFile { get; init; }

    /// <summary>Passphrase of the private key.</summary>
    public Secret? PrivateKeyPassphrase { get; init; }

    /// <summary>Password.</summary>
    public Secret? Password { get; init; }

    /// <summary>True: ask the SSH agent (SSH_AUTH_SOCK). Default false.</summary>
    public bool Agent { get; init; }

    /// <summary>How the bastion in front of the host is logged in to. Default null: there is none.</summary>
    public SshCredentials? Bastion { get; init; }

    /// <summary>Path of the object whose fields give the key: <c>hosts</c>, a node, a bastion. For messages. Default empty.</summary>
    public string KeyFrom { get; init; } = "";

    /// <summary>Path of the object whose field <c>agent</c> counts. For messages. Default empty.</summary>
    public string AgentFrom { get; init; } = "";

    /// <summary>Path of the object whose field <c>privateKeyPassphrase</c> counts. For messages. Default empty.</summary>
    public string PassphraseFrom { get; init; } = "";
}
