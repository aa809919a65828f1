using RocketMQ.Model.Configuration;
using RocketMQ.Model.Rules;

namespace RocketMQ.Model.Preflight;

/// <summary>Why sudo did not run a step, as a finding at the host's user, with the line for sudoers.</summary>
public static class SudoRefusal
{
    private const string Password = "a password is required";
    private const string Terminal = "must have a tty";
    private const string NotAllowed = "is not allowed to execute";
    private const string NotKnown = "not in the sudoers file";
    private const string NoMore = "may not run sudo";

    /// <summary>Finds it.</summary>
    /// <param name="host">Name of the host.</param>
    /// <param name="error">Standard error of the command.</param>
    /// <returns>The finding; null where sudo is not the reason.</returns>
    public static Finding? Find(string host, string error)
    {
        ArgumentNullException.ThrowIfNull(error);
        var line = error.Split('\n', StringSplitOptions.TrimEntries).FirstOrDefault(l => l.Contains("sudo", StringComparison.OrdinalIgnoreCase));
        if (line is null)
        {
            return null;
        }

        const string Rights = "Give the user the right to run everything as root without a password: as root on that host, `echo 'USER ALL=(root) NOPASSWD: ALL' "
            + "> /etc/sudoers.d/rocketmq-deploy && chmod 0440 /etc/sudoers.d/rocketmq-deploy` with that user's name, or log in as root (hosts.nodes.…user).";
        return line switch
        {
            _ when Says(Terminal) => At("sudo asks for a terminal (requiretty)", "Write `Defaults:USER !requiretty` with that user's name into a file of /etc/sudoers.d, or log in as root."),
            _ when Says(Password) => At("sudo asks for a password", Rights),
            _ when Says(NotAllowed) || Says(NotKnown) || Says(NoMore) => At("the user may not run sudo", Rights),
            _ when Says("not found") => At("there is no sudo on that host", "Install sudo there, or log in as root (hosts.nodes.…user)."),
            _ => null,
        };

        bool Says(string words) => line.Contains(words, StringComparison.OrdinalIgnoreCase);

        Finding At(string saw, string repair) => new(CfgIds.Unreachable, Severity.Error, $"hosts.nodes.{host}.user", $"host {host}: {saw}: {line}.", repair);
    }
}
