using RocketMQ.Model.Configuration;
using RocketMQ.Model.Rules;
using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Preflight;

/// <summary>Why a host cannot be logged in to, as a finding that names the host, the field of the configuration to look at, and what to do.</summary>
public static class UnreachableHost
{
    /// <summary>Nothing answers there, or what answers is no SSH server.</summary>
    /// <param name="host">The host.</param>
    /// <param name="saw">The reason, as the network or the SSH library says it.</param>
    /// <returns>An error at <c>address</c>, or at <c>sshAddress</c> where it is given.</returns>
    public static Finding CreateNoConnection(HostSpec host, string saw)
    {
        ArgumentNullException.ThrowIfNull(host);
        return Create(
            host,
            host.SshAddress is null ? "address" : "sshAddress",
            $"host {host.Name} does not answer at {At(host)}: {Line(saw)}",
            $"Start the host or its SSH server, let this machine through to the port, or correct the address or port. If it is gone for good: pulumi config set --path 'rocketmq:hosts.nodes.{host.Name}.lost' true.");
    }

    /// <summary>It shows another key than the one in the configuration.</summary>
    /// <param name="host">The host.</param>
    /// <param name="seen">The key it shows, type and key; null where it was not seen.</param>
    /// <returns>An error at <c>hostKey</c> with both keys.</returns>
    public static Finding CreateWrongKey(HostSpec host, string? seen)
    {
        ArgumentNullException.ThrowIfNull(host);
        return Create(
            host,
            "hostKey",
            $"host {host.Name} at {At(host)} shows another key. Expected: {host.HostKey}; seen: {seen ?? "no key of this type"}",
            "Compare with the host's own /etc/ssh/ssh_host_*_key.pub. If the host was set up anew, write the seen key into hostKey; if not, something else answers at this address.");
    }

    /// <summary>It refuses the log-in.</summary>
    /// <param name="host">The host.</param>
    /// <param name="saw">The reason, as the SSH library says it.</param>
    /// <returns>An error at <c>user</c>.</returns>
    public static Finding CreateRefusedLogin(HostSpec host, string saw)
    {
        ArgumentNullException.ThrowIfNull(host);
        return Create(
            host,
            "user",
            $"host {host.Name} at {At(host)} refuses the log-in of user {host.User}: {Line(saw)}",
            $"Correct user, privateKey, privateKeyFile, password or agent of this host, or add the public key to ~{host.User}/.ssh/authorized_keys there.");
    }

    /// <summary>The private key cannot be used, so nothing was dialled.</summary>
    /// <param name="host">The host.</param>
    /// <param name="field">The field that gives the key: <c>privateKey</c> or <c>privateKeyFile</c>.</param>
    /// <param name="saw">The reason, as the SSH library says it.</param>
    /// <returns>An error at that field.</returns>
    public static Finding CreateUnusableKey(HostSpec host, string field, string saw)
    {
        ArgumentNullException.ThrowIfNull(host);
        return Create(
            host,
            field,
            $"the private key for host {host.Name} cannot be used: {Line(saw)}",
            "Give the whole key in a format of OpenSSH or PEM; where it has a passphrase, give that as privateKeyPassphrase (a secret), and correct it where it is given already.");
    }

    private static Finding Create(HostSpec host, string field, string message, string repair) =>
        new(CfgIds.Unreachable, Severity.Error, $"hosts.nodes.{host.Name}.{field}", message + ".", repair);

    private static string At(HostSpec host) => $"{host.SshAddress ?? host.Address}:{host.Port}";

    private static string Line(string text) => text.ReplaceLineEndings(" ").Trim().TrimEnd('.');
}
