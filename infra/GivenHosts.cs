using System.Security.Cryptography;
using System.Text;
using Pulumi;
using Renci.SshNet;
using Renci.SshNet.Common;
using RocketMQ.Components.Remote;
using RocketMQ.Model.Configuration;
using RocketMQ.Model.Rules;

namespace Infra;

/// <summary>Hosts of kind ssh: how they are logged in to.</summary>
internal static class GivenHosts
{
    /// <summary>What is wrong with keys, key files and the agent on this machine: one finding for each, with the field that gives it.</summary>
    public static IEnumerable<Finding> Check(StackConfig config, string project)
    {
        var logins = config.Credentials.Values.SelectMany(c => c.Bastion is { } bastion ? [c, bastion] : new[] { c }).ToList();
        foreach (var given in logins.Where(l => l.PrivateKey is not null || l.PrivateKeyFile is not null).DistinctBy(l => (l.KeyFrom, l.PassphraseFrom)))
        {
            if (Problem(given, project) is { } finding) yield return finding;
        }

        // The agent's path is not handed on: it changes with each log-in, and every step would run again. The provider finds it by itself.
        if (SshAgent.Check(logins.FirstOrDefault(l => l.Agent) is { } first ? $"{first.AgentFrom}.agent" : null) is { } agent) yield return agent;
    }

    /// <summary>The credentials of each host for its steps.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="project">Folder of the project.</param>
    public static Dictionary<string, SshCredentialsArgs> Credentials(StackConfig config, string project) =>
        config.Credentials.ToDictionary(c => c.Key, c => CreateArgs(c.Value, project), StringComparer.Ordinal);

    /// <summary>Digest of everything by which the hosts are logged in to: another one means that every step runs again, on another connection.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="project">Folder of the project.</param>
    public static string Digest(StackConfig config, string project)
    {
        var text = new StringBuilder();
        foreach (var host in config.Cluster.Hosts)
        {
            var given = config.Credentials.GetValueOrDefault(host.Name) ?? new SshCredentials();
            string?[] parts = [host.Name, host.SshAddress ?? host.Address, $"{host.Port}", host.User, host.HostKey, .. Parts(given, project)];
            text.AppendJoin('\0', parts);
            if (host.Bastion is { } bastion)
            {
                string?[] before = ["", bastion.Address, $"{bastion.Port}", bastion.User, bastion.HostKey, .. Parts(given.Bastion ?? given, project)];
                text.AppendJoin('\0', before);
            }

            text.Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..16];
    }

    private static string?[] Parts(SshCredentials given, string project) =>
        [given.Agent ? "agent" : "", given.PrivateKey?.Reveal() ?? KeyFile(given, project), given.PrivateKeyPassphrase?.Reveal(), given.Password?.Reveal()];

    private static SshCredentialsArgs CreateArgs(SshCredentials given, string project) => new()
    {
        PrivateKey = Secret(given.PrivateKey?.Reveal() ?? KeyFile(given, project)),
        PrivateKeyPassphrase = Secret(given.PrivateKeyPassphrase?.Reveal()),
        Password = Secret(given.Password?.Reveal()),
        Bastion = given.Bastion is { } bastion ? CreateArgs(bastion, project) : null,
    };

    private static Input<string>? Secret(string? text) => text is null ? null : (Input<string>)Output.CreateSecret(text);

    /// <summary>Path of the field that gives the private key.</summary>
    /// <param name="given">The log-in.</param>
    public static string KeyField(SshCredentials given) => $"{given.KeyFrom}.{(given.PrivateKey is null ? "privateKeyFile" : "privateKey")}";

    /// <summary>The text of a private key file; null when none is given.</summary>
    /// <exception cref="InputException">There is no such file, or it cannot be read.</exception>
    public static string? KeyFile(SshCredentials given, string project)
    {
        if (given.PrivateKeyFile is not { } file) return null;
        var path = Path.GetFullPath(file.StartsWith("~/", StringComparison.Ordinal)
            ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), file[2..])
            : Path.Combine(project, file));
        if (!File.Exists(path)) throw new InputException(KeyField(given), $"there is no file {path}.", "Give the path of the private key, relative to the project or absolute.");
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException(KeyField(given), $"{path} cannot be read: {e.Message}", "Let the user who runs Pulumi read it.");
        }
    }

    private static Finding? Problem(SshCredentials given, string project)
    {
        try
        {
            // Not a word of what is in it: the wrong file may be the right one's neighbour.
            var text = given.PrivateKey?.Reveal() ?? KeyFile(given, project)!;
            var field = KeyField(given);
            var subject = given.PrivateKey is null ? $"{given.PrivateKeyFile}: " : "";
            if (PrivateKeyText.FindProblem(text, given.PrivateKeyPassphrase is not null, $"{given.PassphraseFrom}.privateKeyPassphrase") is { } problem)
            {
                return new InputException(field, subject + problem.Message, problem.Repair).Finding;
            }

            if (Opens(text, given.PrivateKeyPassphrase?.Reveal())) return null;
            return given.PrivateKeyPassphrase is null
                ? new InputException(field, subject + "it is damaged: it is no key of the kind that its first line says.", "Copy the whole file once more, line ends included.").Finding
                : new InputException($"{given.PassphraseFrom}.privateKeyPassphrase", $"it does not open the key of {field}.", "Correct it: `ssh-keygen -y -f KEYFILE` asks for it and prints the public key where it is right.").Finding;
        }
        catch (InputException e)
        {
            return e.Finding;
        }
    }

    private static bool Opens(string key, string? passphrase)
    {
        try
        {
            using var text = new MemoryStream(Encoding.UTF8.GetBytes(key));
            using var file = new PrivateKeyFile(text, passphrase);
            return true;
        }
        // What a wrong passphrase leaves is garbage, on which the library and those that it reads ASN.1 with fail in ways of their own.
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return false;
        }
    }
}
