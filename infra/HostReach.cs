using System.Net.Sockets;
using System.Security.Cryptography;
using Pulumi;
using Renci.SshNet;
using Renci.SshNet.Common;
using RocketMQ.Model.Configuration;
using RocketMQ.Model.Rules;
using RocketMQ.Model.Topology;

namespace Infra;

/// <summary>
/// Logs in to every host before a real run registers anything, all side by side, and runs nothing there. A step's own failure would name an address and no
/// field, one host at a time, when others have been changed already.
/// </summary>
internal static class HostReach
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    /// <summary>What keeps a run from its hosts.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="hosts">The hosts.</param>
    /// <param name="project">Folder of the project.</param>
    /// <returns>A finding for each host that cannot be used; none: all can.</returns>
    public static async Task<IReadOnlyList<Finding>> CheckAsync(StackConfig config, IEnumerable<HostSpec> hosts, string project)
    {
        var looks = hosts.Where(h => !h.Lost)
            .Select(h => Task.Factory.StartNew(() => Look(h, config.Credentials.GetValueOrDefault(h.Name) ?? new SshCredentials(), project), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default));
        return [.. (await Task.WhenAll(looks)).OfType<Finding>()];
    }

    private static Finding? Look(HostSpec host, SshCredentials given, string project)
    {
        var at = $"{host.SshAddress ?? host.Address}:{host.Port}";
        var field = $"hosts.nodes.{host.Name}";
        var address = $"{field}.{(host.SshAddress is null ? "address" : "sshAddress")}";
        var (pinned, seen) = (host.HostKey?.Split(' ', StringSplitOptions.RemoveEmptyEntries), (string?)null);
        try
        {
            var methods = SshLogin.Methods(host, given, project);
            if (methods.Count == 0)
            {
                // By an agent: this machine's own ssh, which says why in its last line.
                AgentSession.RunAsync(host, "true", "", Limit, Limit).GetAwaiter().GetResult();
                return null;
            }

            using var client = new SshClient(SshLogin.Connection(host, methods, Limit));
            client.HostKeyReceived += (_, e) =>
            {
                seen = $"{e.HostKeyName} {Fingerprint(e.HostKey)}";
                e.CanTrust = pinned is null || (pinned.Length > 1 && Convert.ToBase64String(e.HostKey) == pinned[1]);
            };
            client.Connect();
            return null;
        }
        catch (SshAuthenticationException e)
        {
            return Failed(LoginField(field, given), $"{host.Name} ({at}) refuses the log-in of user {host.User}: {e.Message}", "Correct user, key or password of this host; its public key must stand in the user's authorized_keys.");
        }
        catch (Exception e) when (pinned is not null && (seen is not null || IsKeyExchange(e)))
        {
            return Failed(
                $"{field}.hostKey",
                $"{host.Name} ({at}) shows another key than the pinned one. Expected: {pinned[0]} {Fingerprint(pinned)}; seen: {seen ?? $"no key of type {pinned[0]}"}.",
                $"If the host was set up anew, pin its new key (on the host: cat /etc/ssh/ssh_host_ed25519_key.pub) and raise {field}.generation; if not, somebody else answers at this address.");
        }
        catch (Exception e) when (e is SshException or SocketException or IOException or InvalidOperationException)
        {
            return Failed(address, $"{host.Name} cannot be reached at {at}: {e.Message}", $"See that the host runs, that its SSH server answers there, and that no firewall is between; for a host that is gone for good set {field}.lost: true.");
        }
        catch (InputException e)
        {
            return e.Finding;
        }
    }

    private static Finding Failed(string path, string message, string repair) => new(CfgIds.Unreachable, Severity.Error, path, message, repair);

    private static bool IsKeyExchange(Exception e) => e is SshConnectionException { DisconnectReason: Renci.SshNet.Messages.Transport.DisconnectReason.KeyExchangeFailed or Renci.SshNet.Messages.Transport.DisconnectReason.HostKeyNotVerifiable };

    private static string LoginField(string field, SshCredentials given) =>
        given.PrivateKeyFile is not null ? $"{field}.privateKeyFile" : given.PrivateKey is not null ? $"{field}.privateKey" : $"{field}.password";

    private static string Fingerprint(string[] key)
    {
        var blob = new byte[key.Length > 1 ? key[1].Length : 0];
        return key.Length > 1 && Convert.TryFromBase64String(key[1], blob, out var length) ? Fingerprint(blob[..length]) : "(not a key)";
    }

    private static string Fingerprint(byte[] key) => "SHA256:" + Convert.ToBase64String(SHA256.HashData(key)).TrimEnd('=');
}
