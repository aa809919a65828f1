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
        try
        {
            tunnel.Start(bastion, host, limit);
            return tunnel;
        }
        catch (Exception)
        {
            tunnel.Dispose();
            throw;
        }
    }

    private void Start(LoginTarget bastion, LoginTarget host, TimeSpan limit)
    {
        var known = AgentSession.WriteKnownHosts(bastion, bastion.Address, bastion.Port);
        open.Add(new Deleted(known));
        string[] arguments =
        [
            .. AgentSession.Options(bastion, known, limit, "DEBUG1"), "-N", "-T", "-o", "ExitOnForwardFailure=yes", "-p", bastion.Port.ToString(CultureInfo.InvariantCulture), "-l", bastion.User,
            "-L", $"{Local}:{LoginTarget.Bracket(host.Address)}:{host.Port}", bastion.Address,
        ];
        var ssh = AgentSession.Start(new ProcessStartInfo("ssh", arguments) { RedirectStandardInput = true, RedirectStandardError = true, RedirectStandardOutput = true });
        open.Insert(0, new Killed(ssh));
        using var listening = new ManualResetEventSlim();
        var last = "ssh said nothing";
        // Read as it comes: a refusal of the host is reported when it is connected to.
        ssh.ErrorDataReceived += (_, e) =>
        {
            if (e.Data?.Trim() is not { Length: > 0 } line)
            {
                if (e.Data is null) listening.Set();
            }
            else if (line.Contains("open failed:", StringComparison.Ordinal)) refusal = line;
            // Its own listener, and not one that somebody else has on that port.
            else if (line.Contains("Local forwarding listening on", StringComparison.Ordinal)) listening.Set();
            else if (!line.StartsWith("debug", StringComparison.Ordinal)) last = line;
        };
        ssh.BeginErrorReadLine();
        if (!listening.Wait(limit)) throw new IOException($"no answer within {limit.TotalSeconds:0} s");
        // The end of what it says is the end of it.
        if (ssh.WaitForExit(TimeSpan.FromMilliseconds(100))) throw new IOException(last);
    }

    public void Dispose()
    {
        foreach (var part in open) part.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

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
