namespace RocketMQ.Model.Preflight;

/// <summary>Whether a file can be copied to a host. Scripts and the release arrive by SFTP, which a host may lack although it can be logged in to.</summary>
public static class SftpTrial
{
    /// <summary>Id of its row in a report.</summary>
    public const string Check = "sftp";

    /// <summary>Returns true for a host that has to be tried: one that this deployment has not copied anything to yet, and that gave an answer.</summary>
    /// <param name="report">The report of its check.</param>
    public static bool IsWanted(HostReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return report.Checks.Any(c => c.Id == HostClaim.Check && c.Saw == HostClaim.Nobody);
    }

    /// <summary>Adds what came of it.</summary>
    /// <param name="report">The report of the host's check.</param>
    /// <param name="problem">Why no session could be opened; null where one was.</param>
    /// <param name="printed">What the log-in shell printed before the check's own answer; empty for nothing.</param>
    /// <returns>The report with one row more.</returns>
    public static HostReport Add(HostReport report, string? problem, string printed)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(printed);
        var row = problem switch
        {
            null => new HostCheckRow(Check, HostCheckStatus.Ok, "a session can be opened", ""),
            _ when printed.Length > 0 => new(
                Check,
                HostCheckStatus.Fail,
                $"no file can be copied to this host: its log-in shell prints '{printed}' in sessions without a terminal, which SFTP takes for an answer ({problem})",
                "let the file that prints it (~/.bashrc, ~/.profile, /etc/profile.d/*) print in interactive shells alone: [[ $- == *i* ]] || return, as its first line"),
            _ => new(
                Check,
                HostCheckStatus.Fail,
                $"no file can be copied to this host: SFTP does not work ({problem})",
                "write 'Subsystem sftp internal-sftp' into /etc/ssh/sshd_config there (or correct the program that it names), then systemctl reload ssh (RHEL family: sshd)"),
        };
        return report with { Checks = [.. report.Checks, row] };
    }

    /// <summary>Returns the first line that a log-in shell printed before the check's own answer, at most 60 characters; empty for none.</summary>
    /// <param name="output">Standard output of the check.</param>
    public static string Printed(string output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var lines = output.Trim().Split('\n');
        var first = lines.Length > 1 ? lines[0].Trim() : "";
        return first.Length > 60 ? first[..60] + "…" : first;
    }
}
