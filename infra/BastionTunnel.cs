using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Renci.SshNet;
using RocketMQ.Model.Preflight;

namespace Infra;

/// <summary>A port of this machine that leads to a host's SSH server through its bastion.</summary>
internal sealed class BastionTunnel : IDisposable
{
    private readonly List<IDisposable> open = [];
    private volatile string? refusal;

    /// <summary>The address and port to connect to instead of the host's own.</summary>
    public IPEndPoint Local { get; private set; } = new(IPAddress.Loopback, 0);

    /// <summary>Why the bastion did not reach the host; null where it has not said so.</summary>
    public string? Refusal => refusal;

    /// <summary>Opens one with a log-in by key or password.</summary>
    /// <param name="client">A session on the bastion, connected; ended with the tunnel.</param>
    /// <param name="host">The host.</param>
    public static BastionTunnel Open(SshClient client, LoginTarget host)
    {
        var tunnel = new BastionTunnel();
        tunnel.open.Add(client);
        var port = new ForwardedPortLocal(IPAddress.Loopback.ToString(), 0, host.Address, (uint)host.Port);
        tunnel.open.Insert(0, port);
        port.Exception += (_, e) => tunnel.refusal = e.Exception.Message;
        client.AddForwardedPort(port);
        port.Start();
        tunnel.Local = new IPEndPoint(IPAddress.Loopback, (int)port.BoundPort);
        return tunnel;
    }

    /// <summary>Opens one with a log-in by an agent: by this machine's own ssh, as <see cref="AgentSession"/> does.</summary>
    /// <param name="bastion">The bastion.</param>
    /// <param name="host">The host.</param>
    /// <param name="limit">How long the log-in may take.</param>
    /// <exception cref="IOException">The bastion cannot be reached, or refuses the log-in, or takes too long.</exception>
    public static BastionTunnel OpenByAgent(LoginTarget bastion, LoginTarget host, TimeSpan limit)
    {
        var tunnel = new BastionTunnel { Local = new IPEndPoint(IPAddress.Loopback, FreePort()) };
        var known = AgentSession.WriteKnownHosts(bastion, bastion.Address, bastion.Port);
        tunnel.open.Add(new Deleted(known));
        var address = host.Address.Contains(':', StringComparison.Ordinal) ? $"[{host.Address}]" : host.Address;
        string[] arguments =
        [
            .. AgentSession.Options(bastion, known, limit, "INFO"), "-N", "-T", "-o", "ExitOnForwardFailure=yes", "-p", bastion.Port.ToString(CultureInfo.InvariantCulture), "-l", bastion.User,
            "-L", $"{tunnel.Local}:{address}:{host.Port}", bastion.Address,
        ];
        var ssh = Process.Start(new ProcessStartInfo("ssh", arguments) { RedirectStandardInput = true, RedirectStandardError = true, RedirectStandardOutput = true })!;
        tunnel.open.Insert(0, new Killed(ssh));
        // Read as it comes: a refusal of the host is reported when it is connected to.
        ssh.ErrorDataReceived += (_, e) => tunnel.Note(e.Data);
        ssh.BeginErrorReadLine();
        for (var until = DateTimeOffset.UtcNow + limit; !Listens(tunnel.Local);)
        {
            if (ssh.HasExited || DateTimeOffset.UtcNow > until)
            {
                var ended = ssh.HasExited;
                // Without a limit it waits for the last line as well.
                if (ended) ssh.WaitForExit();
                tunnel.Dispose();
                throw new IOException(ended ? tunnel.refusal ?? $"ssh ended with {ssh.ExitCode}" : $"no answer within {limit.TotalSeconds:0} s");
            }

            Thread.Sleep(TimeSpan.FromMilliseconds(50));
        }

        return tunnel;
    }

    public void Dispose()
    {
        foreach (var part in open) part.Dispose();
    }

    private void Note(string? line)
    {
        if (!string.IsNullOrWhiteSpace(line)) refusal = line.Trim();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Whether ssh has the port already; asked of the kernel's table, for a connection would be handed on to the host.</summary>
    private static bool Listens(IPEndPoint at) => System.Net.NetworkInformation.IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Contains(at);

    private sealed class Deleted(string file) : IDisposable
    {
        public void Dispose() => File.Delete(file);
    }

    private sealed class Killed(Process process) : IDisposable
    {
        public void Dispose()
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }
    }
}
