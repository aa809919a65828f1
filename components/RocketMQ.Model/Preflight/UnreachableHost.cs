using RocketMQ.Model.Configuration;
using RocketMQ.Model.Rules;

namespace RocketMQ.Model.Preflight;

/// <summary>Why a host, or its bastion, cannot be logged in to, as a finding that names it, the field of the configuration to look at, and what to do.</summary>
public static class UnreachableHost
{
    /// <summary>Nothing answers there, or what answers is no SSH server.</summary>
    /// <param name="target">The host or bastion.</param>
    /// <param name="saw">The reason, as the network or the SSH library says it.</param>
    /// <returns>An error at <c>address</c>, or at <c>sshAddress</c> where it is given.</returns>
    public static Finding CreateNoConnection(LoginTarget target, string saw)
    {
        ArgumentNullException.ThrowIfNull(target);
        return Create(
            target,
            target.AddressField,
            $"{target.Name} does not answer at {At(target)}: {Line(saw)}",
            $"Start it or its SSH server, let this machine through to the port, or correct the address or port.{target.Otherwise}");
    }

    /// <summary>The bastion answers, and reaches no SSH server of the host.</summary>
    /// <param name="target">The host.</param>
    /// <param name="bastion">Its bastion.</param>
    /// <param name="saw">The reason, as the bastion gives it.</param>
    /// <returns>An error at <c>address</c>, or at <c>sshAddress</c> where it is given.</returns>
    public static Finding CreateNotReachedByBastion(LoginTarget target, LoginTarget bastion, string saw)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(bastion);
        return Create(
            target,
            target.AddressField,
            $"{target.Name} is not reached at {At(target)} from the bastion {At(bastion)}: {Line(saw)}",
            $"Start it or its SSH server, let the bastion through to the port, allow TCP forwarding there (AllowTcpForwarding), or correct the address or port.{target.Otherwise}");
    }

    /// <summary>It shows another key than the one in the configuration.</summary>
    /// <param name="target">The host or bastion.</param>
    /// <param name="seen">The key it shows, type and key; null where it was not seen.</param>
    /// <returns>An error at <c>hostKey</c> with both keys.</returns>
    public static Finding CreateWrongKey(LoginTarget target, string? seen)
    {
        ArgumentNullException.ThrowIfNull(target);
        return Create(
            target,
            "hostKey",
            $"{target.Name} at {At(target)} shows another key. Expected: {target.HostKey}; seen: {seen ?? "no key of this type"}",
            "Compare with the host's own /etc/ssh/ssh_host_*_key.pub. If the host was set up anew, write the seen key into hostKey; if not, something else answers at this address.");
    }

    /// <summary>It refuses the log-in.</summary>
    /// <param name="target">The host or bastion.</param>
    /// <param name="saw">The reason, as the SSH library says it.</param>
    /// <returns>An error at <c>user</c>.</returns>
    public static Finding CreateRefusedLogin(LoginTarget target, string saw)
    {
        ArgumentNullException.ThrowIfNull(target);
        return Create(
            target,
            "user",
            $"{target.Name} at {At(target)} refuses the log-in of user {target.User}: {Line(saw)}",
            $"Correct user, privateKey, privateKeyFile, password or agent of it, or add the public key to ~{target.User}/.ssh/authorized_keys there.");
    }

    /// <summary>The private key cannot be used, so nothing was dialled.</summary>
    /// <param name="target">The host or bastion.</param>
    /// <param name="field">Path of the field that gives the key.</param>
    /// <param name="saw">The reason, as the SSH library says it.</param>
    /// <returns>An error at that field.</returns>
    public static Finding CreateUnusableKey(LoginTarget target, string field, string saw)
    {
        ArgumentNullException.ThrowIfNull(target);
        return new(
            CfgIds.Unreachable,
            Severity.Error,
            field,
            $"the private key for {target.Name} cannot be used: {Line(saw)}.",
            "Give the whole key in a format of OpenSSH or PEM; where it has a passphrase, give that as privateKeyPassphrase (a secret), and correct it where it is given already.");
    }

    private static Finding Create(LoginTarget target, string field, string message, string repair) =>
        new(CfgIds.Unreachable, Severity.Error, $"{target.Field}.{field}", message + ".", repair);

    private static string At(LoginTarget target) => $"{LoginTarget.Bracket(target.Address)}:{target.Port}";

    private static string Line(string text) => text.ReplaceLineEndings(" ").Trim().TrimEnd('.');
}
