using System.Security.Cryptography;
using System.Text;
using Pulumi;
using RocketMQ.Components.Remote;
using RocketMQ.Model.Configuration;
using RocketMQ.Model.Rules;

namespace Infra;

/// <summary>Hosts of kind ssh: how they are logged in to.</summary>
internal static class GivenHosts
{
    /// <summary>What is wrong with key files and agents on this machine: one finding for each file, with the first field that names it.</summary>
    public static IEnumerable<Finding> Check(StackConfig config, string project)
    {
        foreach (var (host, given) in config.Credentials.DistinctBy(c => c.Value.PrivateKeyFile).Where(c => c.Value.PrivateKeyFile is not null))
        {
            if (Problem(() => KeyFile(host, given.PrivateKeyFile, project)) is { } finding) yield return finding;
        }

        // The agent's path is not handed on: it changes with each log-in, and every step would run again. The provider finds it by itself.
        if (config.Credentials.FirstOrDefault(c => c.Value.Agent) is { Key: { } first } && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("SSH_AUTH_SOCK")))
        {
            yield return new InputException($"hosts.nodes.{first}.agent", "it is true, but SSH_AUTH_SOCK is not set on this machine.", "Start an ssh-agent and add the key, or give privateKeyFile.").Finding;
        }
    }

    public static Dictionary<string, SshCredentialsArgs> Credentials(StackConfig config, string project) =>
        config.Credentials.ToDictionary(c => c.Key, c => Of(c.Key, c.Value, project), StringComparer.Ordinal);

    /// <summary>Digest of everything by which the hosts are logged in to: another one means that every step runs again, on another connection.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="project">Folder of the project.</param>
    public static string Digest(StackConfig config, string project)
    {
        var text = new StringBuilder();
        foreach (var host in config.Cluster.Hosts)
        {
            var given = config.Credentials.GetValueOrDefault(host.Name) ?? new SshCredentials();
            string?[] parts =
            [
                host.Name, host.SshAddress ?? host.Address, $"{host.Port}", host.User, host.HostKey, given.Agent ? "agent" : "",
                given.PrivateKey?.Reveal() ?? KeyFile(host.Name, given.PrivateKeyFile, project), given.PrivateKeyPassphrase?.Reveal(), given.Password?.Reveal(),
            ];
            text.AppendJoin('\0', parts).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..16];
    }

    private static SshCredentialsArgs Of(string host, SshCredentials given, string project) => new()
    {
        PrivateKey = Secret(given.PrivateKey?.Reveal() ?? KeyFile(host, given.PrivateKeyFile, project)),
        PrivateKeyPassphrase = Secret(given.PrivateKeyPassphrase?.Reveal()),
        Password = Secret(given.Password?.Reveal()),
    };

    private static Input<string>? Secret(string? text) => text is null ? null : (Input<string>)Output.CreateSecret(text);

    /// <summary>The text of a private key file; null when none is given.</summary>
    /// <exception cref="InputException">There is no such file, or it cannot be read, or it is no private key.</exception>
    public static string? KeyFile(string host, string? file, string project)
    {
        if (file is null) return null;
        var field = $"hosts.nodes.{host}.privateKeyFile";
        var path = Path.GetFullPath(file.StartsWith("~/", StringComparison.Ordinal)
            ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), file[2..])
            : Path.Combine(project, file));
        if (!File.Exists(path)) throw new InputException(field, $"there is no file {path}.", "Give the path of the private key, relative to the project or absolute.");
        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException(field, $"{path} cannot be read: {e.Message}", "Let the user who runs Pulumi read it.");
        }

        // Not a word of what is in it: the wrong file may be the right one's neighbour.
        if (!text.Contains("PRIVATE KEY-----", StringComparison.Ordinal)) throw new InputException(field, $"{path} holds no private key.", "Give the file without .pub at its end: its first line is -----BEGIN … PRIVATE KEY-----.");
        return text;
    }

    private static Finding? Problem(Func<object?> look)
    {
        try
        {
            look();
            return null;
        }
        catch (InputException e)
        {
            return e.Finding;
        }
    }
}
