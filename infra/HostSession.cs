using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Renci.SshNet;
using Renci.SshNet.Common;
using RocketMQ.Model.Configuration;
using RocketMQ.Model.Preflight;
using RocketMQ.Model.Rules;
using RocketMQ.Model.Topology;

namespace Infra;

/// <summary>One SSH session on a given host, by the credentials of the configuration.</summary>
internal static class HostSession
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <summary>What a shell prints in front of an SFTP answer reads as the length of one that never ends.</summary>
    private static readonly TimeSpan SftpLimit = TimeSpan.FromSeconds(8);

    private static readonly SemaphoreSlim BastionDoor = new(5);

    private static readonly ConcurrentDictionary<LoginTarget, Finding> ClosedBastions = new();

    private static readonly TimeSpan CommandLimit = TimeSpan.FromSeconds(75);

    /// <summary>Runs a command.</summary>
    /// <param name="given">How the host is logged in to.</param>
    /// <param name="host">The host.</param>
    /// <param name="project">Folder of Pulumi.yaml.</param>
    /// <param name="command">The command.</param>
    /// <param name="input">Its standard input.</param>
    /// <returns>Its standard output and exit code.</returns>
    /// <exception cref="HostException">The host cannot be logged in to, or the session broke.</exception>
    /// <exception cref="InputException">The private key file cannot be read.</exception>
    public static HostAnswer Run(SshCredentials given, HostSpec host, string project, string command, string input) => Reach(given, host, project, (dial, methods) =>
        Name(dial, () => methods.Count > 0
            ? RunWith(dial, methods, command, input)
            : AgentSession.RunAsync(dial, command, input, Limit, Limit + CommandLimit).GetAwaiter().GetResult()));

    /// <summary>Does something with a host: directly, or through its bastion.</summary>
    private static T Reach<T>(SshCredentials given, HostSpec host, string project, Func<HostDial, IReadOnlyList<AuthenticationMethod>, T> act)
    {
        var target = LoginTarget.CreateHost(host);
        var methods = Methods(target, given, project);
        if (host.Bastion is not { } before) return act(HostDial.CreateDirect(target), methods);
        var bastion = LoginTarget.CreateBastion(before);
        var ways = Methods(bastion, given.Bastion ?? given, project);
        using var tunnel = InTurn(bastion, () => OpenTunnel(HostDial.CreateDirect(bastion), ways, target));
        return act(HostDial.CreateThrough(target, bastion, tunnel), methods);
    }

    /// <summary>All hosts are looked at side by side, and sshd refuses log-ins at random where more than ten are under way (MaxStartups): on bastions a few at a time, and once more.</summary>
    private static BastionTunnel InTurn(LoginTarget bastion, Func<BastionTunnel> open)
    {
        BastionDoor.Wait();
        try
        {
            // One that did not let the first host through is not waited for again for each of the others.
            return ClosedBastions.TryGetValue(bastion, out var known) ? throw new HostException(known) : Name(HostDial.CreateDirect(bastion), () => OpenTwice(open));
        }
        catch (HostException e)
        {
            ClosedBastions[bastion] = e.Finding;
            throw;
        }
        finally
        {
            BastionDoor.Release();
        }
    }

    private static BastionTunnel OpenTwice(Func<BastionTunnel> open)
    {
        try
        {
            return open();
        }
        catch (Exception e) when (e is SshConnectionException or SocketException)
        {
            Thread.Sleep(TimeSpan.FromSeconds(1));
            return open();
        }
    }

    private static BastionTunnel OpenTunnel(HostDial bastion, IReadOnlyList<AuthenticationMethod> methods, LoginTarget host)
    {
        if (methods.Count == 0) return BastionTunnel.OpenByAgent(bastion.Target, host, Limit);
        var client = new SshClient(Connection(bastion, methods));
        try
        {
            Connect(client, bastion);
            return BastionTunnel.Open(client, host);
        }
        catch (Exception)
        {
            client.Dispose();
            throw;
        }
    }

    /// <summary>Turns what went wrong with a machine into a finding about it.</summary>
    private static T Name<T>(HostDial dial, Func<T> act)
    {
        var target = dial.Target;
        try
        {
            return act();
        }
        catch (SshAuthenticationException e)
        {
            throw new HostException(UnreachableHost.CreateRefusedLogin(target, e.Message));
        }
        catch (Exception e) when (target.HostKey is not null && e.Message.Contains("host key", StringComparison.OrdinalIgnoreCase))
        {
            throw new HostException(UnreachableHost.CreateWrongKey(target, SeenKey(dial)));
        }
        catch (IOException e) when (e.Message.Contains("Permission denied", StringComparison.Ordinal))
        {
            throw new HostException(UnreachableHost.CreateRefusedLogin(target, e.Message));
        }
        catch (Exception e) when (e is SshException or SocketException or IOException or InvalidOperationException)
        {
            throw new HostException(dial.Bastion is { } bastion
                ? UnreachableHost.CreateNotReachedByBastion(target, bastion, dial.Tunnel?.Refusal ?? e.Message)
                : UnreachableHost.CreateNoConnection(target, e.Message));
        }
    }

    private static HostAnswer RunWith(HostDial dial, IReadOnlyList<AuthenticationMethod> methods, string command, string text)
    {
        using var client = new SshClient(Connection(dial, methods));
        Connect(client, dial);
        var sent = DateTimeOffset.UtcNow;
        using var running = client.CreateCommand(command);
        running.CommandTimeout = CommandLimit;
        var result = running.BeginExecute();
        try
        {
            using var input = running.CreateInputStream();
            input.Write(Encoding.UTF8.GetBytes(text));
        }
        catch (Exception e) when (e is InvalidOperationException or SshException or IOException)
        {
            // The command has ended before it took everything: its exit code and what it printed say why. A session that broke says so below.
        }

        return new(running.EndExecute(result), running.Error, running.ExitStatus ?? -1) { Sent = sent };
    }

    /// <summary>Opens an SFTP session, as every copy to the host does, and closes it.</summary>
    /// <param name="given">How the host is logged in to.</param>
    /// <param name="host">The host, which has answered already.</param>
    /// <param name="project">Folder of Pulumi.yaml.</param>
    /// <returns>Why there is none; null where there is.</returns>
    public static string? TrySftp(SshCredentials given, HostSpec host, string project)
    {
        try
        {
            return Reach(given, host, project, (dial, methods) =>
            {
                if (methods.Count == 0) return AgentSession.TrySftpAsync(dial, Limit).GetAwaiter().GetResult();
                using var client = new SftpClient(Connection(dial, methods)) { OperationTimeout = SftpLimit };
                Connect(client, dial);
                return null;
            });
        }
        catch (Exception e) when (e is SshException or SocketException or IOException or InvalidOperationException or TimeoutException)
        {
            return e.Message.TrimEnd('.');
        }
    }

    /// <summary>Connects; a host that shows another key than the pinned one is refused, where one is given.</summary>
    private static void Connect(BaseClient client, HostDial dial)
    {
        var pinned = dial.Target.HostKey?.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        // A host has keys of several types; only the pinned one can be compared.
        if (pinned is not null) Keep(client.ConnectionInfo, pinned[0]);
        var refused = false;
        client.HostKeyReceived += (_, e) =>
        {
            e.CanTrust = pinned is null || (pinned.Length > 1 && Convert.ToBase64String(e.HostKey) == pinned[1]);
            refused = !e.CanTrust;
        };
        try
        {
            client.Connect();
        }
        catch (SshConnectionException) when (refused)
        {
            throw new HostException(UnreachableHost.CreateWrongKey(dial.Target, SeenKey(dial)));
        }
    }

    /// <summary>The key that the host shows, of the pinned type where it has one: asked for without logging in. Null where it shows none.</summary>
    private static string? SeenKey(HostDial dial)
    {
        return Ask(dial.Target.HostKey?.Split(' ')[0]) ?? Ask(null);

        string? Ask(string? type)
        {
            string? seen = null;
            using var none = new NoneAuthenticationMethod(dial.Target.User);
            var connection = Connection(dial, [none]);
            if (type is not null) Keep(connection, type);
            using var client = new SshClient(connection);
            client.HostKeyReceived += (_, e) =>
            {
                seen = $"{TypeOf(e.HostKey)} {Convert.ToBase64String(e.HostKey)}";
                e.CanTrust = false;
            };
            try
            {
                client.Connect();
            }
            catch (Exception e) when (e is SshException or SocketException or InvalidOperationException)
            {
                // Refused above on purpose, or it has no key of this type.
            }

            return seen;
        }
    }

    // A key begins with the length of its type, then the type.
    private static string TypeOf(byte[] key) => key.Length < 4 ? "" : Encoding.ASCII.GetString(key, 4, Math.Clamp(BinaryPrimitives.ReadInt32BigEndian(key), 0, Math.Min(64, key.Length - 4)));

    private static ConnectionInfo Connection(HostDial dial, IReadOnlyList<AuthenticationMethod> methods)
    {
        var connection = new ConnectionInfo(dial.Address, dial.Port, dial.Target.User, [.. methods]) { Timeout = Limit };
        // The library's first choices are computed in managed code, 0.1 s of CPU a host; these are the platform's own. Nothing secret is said on this session.
        var exchanges = connection.KeyExchangeAlgorithms.ToList();
        connection.KeyExchangeAlgorithms.Clear();
        foreach (var exchange in exchanges.OrderBy(e => e.Key.StartsWith("ecdh-sha2-", StringComparison.Ordinal) ? 0 : 1)) connection.KeyExchangeAlgorithms.Add(exchange.Key, exchange.Value);
        return connection;
    }

    private static void Keep(ConnectionInfo connection, string keyType)
    {
        foreach (var other in connection.HostKeyAlgorithms.Keys.Where(t => !OfType(t, keyType)).ToList()) connection.HostKeyAlgorithms.Remove(other);
    }

    private static bool OfType(string algorithm, string keyType) =>
        algorithm == keyType || (keyType == "ssh-rsa" && algorithm.StartsWith("rsa-sha2-", StringComparison.Ordinal));

    /// <summary>The ways to log in that are given; none for a log-in by an agent.</summary>
    private static List<AuthenticationMethod> Methods(LoginTarget target, SshCredentials given, string project)
    {
        var methods = new List<AuthenticationMethod>();
        if ((given.PrivateKey?.Reveal() ?? GivenHosts.KeyFile(given, project)) is { } key)
        {
            using var text = new MemoryStream(Encoding.UTF8.GetBytes(key));
            try
            {
                methods.Add(new PrivateKeyAuthenticationMethod(target.User, new PrivateKeyFile(text, given.PrivateKeyPassphrase?.Reveal())));
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                throw new HostException(UnreachableHost.CreateUnusableKey(target, GivenHosts.KeyField(given), e.Message));
            }
        }

        if (given.Password is { } password) methods.Add(new PasswordAuthenticationMethod(target.User, password.Reveal()));
        return methods;
    }
}
