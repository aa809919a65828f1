using System.Diagnostics;
using RocketMQ.Model.Preflight;

namespace Infra;

/// <summary>
/// One command on a host that is logged in to by an SSH agent alone: run by this machine's own ssh, because the library that preflight uses otherwise
/// speaks to no agent. Nothing of a person's own ssh configuration counts but the agent; the host key is checked against the pinned one.
/// </summary>
internal static class AgentSession
{
    private const string NoSsh = "there is no ssh or sftp on this machine, which a log-in by an agent needs";

    /// <summary>Where ssh says the reason, below a banner or two.</summary>
    private static string LastLine(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() ?? "ssh ended with 255 and said nothing";

    /// <summary>Runs it.</summary>
    /// <param name="dial">The host, and where to connect to.</param>
    /// <param name="command">The command.</param>
    /// <param name="input">Its standard input.</param>
    /// <param name="connect">How long connecting may take.</param>
    /// <param name="limit">How long all of it may take.</param>
    /// <returns>Its standard output and exit code.</returns>
    /// <exception cref="IOException">The host cannot be reached, or refuses the log-in, or takes too long.</exception>
    public static async Task<HostAnswer> RunAsync(HostDial dial, string command, string input, TimeSpan connect, TimeSpan limit)
    {
        var sent = DateTimeOffset.UtcNow;
        var answer = await AskAsync(dial, ["-T", "-p", $"{dial.Port}", "-l", dial.Target.User], command, input, connect, limit);
        // 255 is ssh's own; the check itself ends with 1 when it refuses the host, and says why in its output.
        return answer.ExitCode == 255 ? throw new IOException(LastLine(answer.Error)) : answer with { Sent = sent };
    }

    /// <summary>Opens an SFTP session, as every copy to the host does, and closes it.</summary>
    /// <param name="dial">The host, which has answered already.</param>
    /// <param name="limit">How long it may take.</param>
    /// <returns>Why there is none; null where there is.</returns>
    /// <exception cref="IOException">It takes too long.</exception>
    public static async Task<string?> TrySftpAsync(HostDial dial, TimeSpan limit)
    {
        // By the client of SFTP: a server that finds the end of its input ends before it has answered.
        var answer = await AskAsync(dial, ["-P", $"{dial.Port}", "-o", $"User={dial.Target.User}", "-b", "-"], null, "pwd\n", limit, limit);
        return answer.ExitCode == 0 ? null : LastLine(answer.Error);
    }

    /// <summary>The options by which nothing of the user's own configuration of ssh counts.</summary>
    /// <param name="target">Whose key is pinned.</param>
    /// <param name="known">The file that <see cref="WriteKnownHosts"/> wrote.</param>
    /// <param name="connect">How long connecting may take.</param>
    /// <param name="level">The least that ssh reports, as its LogLevel.</param>
    public static string[] Options(LoginTarget target, string known, TimeSpan connect, string level = "ERROR") =>
    [
        "-F", "none", "-o", "IdentityFile=none", "-o", "BatchMode=yes", "-o", $"ConnectTimeout={connect.TotalSeconds:0}", "-o", "ServerAliveInterval=10",
        "-o", $"UserKnownHostsFile={known}", "-o", "GlobalKnownHostsFile=/dev/null", "-o", $"StrictHostKeyChecking={(target.HostKey is null ? "no" : "yes")}", "-o", $"LogLevel={level}",
    ];

    /// <summary>Writes a file that knows the pinned key of a machine, where it has one.</summary>
    /// <param name="target">The machine.</param>
    /// <param name="address">Where it is connected to.</param>
    /// <param name="port">Its port there.</param>
    /// <returns>The file.</returns>
    public static string WriteKnownHosts(LoginTarget target, string address, int port)
    {
        var known = Path.GetTempFileName();
        if (target.HostKey is { } key) File.WriteAllText(known, $"{(port == 22 ? address : $"[{address}]:{port}")} {key}\n");
        return known;
    }

    /// <summary>Starts ssh.</summary>
    /// <param name="start">The command.</param>
    /// <exception cref="IOException">There is none on this machine.</exception>
    public static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new IOException(NoSsh);
        }
    }

    /// <summary>Runs ssh with a command, or sftp without one.</summary>
    private static async Task<HostAnswer> AskAsync(HostDial dial, string[] options, string? command, string input, TimeSpan connect, TimeSpan limit)
    {
        var known = WriteKnownHosts(dial.Target, dial.Address, dial.Port);
        try
        {
            var arguments = Options(dial.Target, known, connect);
            // sftp takes what stands behind a colon for a path.
            var address = command is null ? LoginTarget.Bracket(dial.Address) : dial.Address;
            return await ChildProcess.RunAsync(new ProcessStartInfo(command is null ? "sftp" : "ssh", [.. arguments, .. options, address, .. command is null ? [] : new[] { command }]), input, limit);
        }
        catch (TimeoutException e)
        {
            throw new IOException(e.Message);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new IOException(NoSsh);
        }
        finally
        {
            File.Delete(known);
        }
    }
}
