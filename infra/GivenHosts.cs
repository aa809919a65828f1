using Pulumi;
using RocketMQ.Components.Remote;
using RocketMQ.Model.Configuration;

namespace Infra;

/// <summary>Hosts of kind ssh: how they are logged in to.</summary>
internal static class GivenHosts
{
    public static Dictionary<string, SshCredentialsArgs> Credentials(StackConfig config, string project) =>
        config.Credentials.ToDictionary(c => c.Key, c => Of(c.Key, c.Value, project), StringComparer.Ordinal);

    private static SshCredentialsArgs Of(string host, SshCredentials given, string project)
    {
        // The agent's path is not handed on: it changes with each log-in, and every step would run again. The provider finds it by itself.
        if (given.Agent && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("SSH_AUTH_SOCK")))
        {
            throw new RunException($"hosts.nodes.{host}.agent: true, but SSH_AUTH_SOCK is not set on this machine; start an ssh-agent and add the key, or give privateKeyFile.");
        }

        return new()
        {
            PrivateKey = Secret(given.PrivateKey) ?? FromFile(host, given.PrivateKeyFile, project),
            PrivateKeyPassphrase = Secret(given.PrivateKeyPassphrase),
            Password = Secret(given.Password),
        };
    }

    private static Input<string>? Secret(Secret? secret) => secret is null ? null : (Input<string>)Output.CreateSecret(secret.Reveal());

    private static Input<string>? FromFile(string host, string? file, string project) =>
        KeyFile(host, file, project) is { } text ? (Input<string>)Output.CreateSecret(text) : null;

    /// <summary>The text of a private key file; null when none is given.</summary>
    public static string? KeyFile(string host, string? file, string project)
    {
        if (file is null) return null;
        var path = Path.GetFullPath(file.StartsWith("~/", StringComparison.Ordinal)
            ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), file[2..])
            : Path.Combine(project, file));
        if (!File.Exists(path)) throw new RunException($"hosts.nodes.{host}.privateKeyFile: there is no file {path}; give the path of the private key, relative to the project or absolute.");
        return File.ReadAllText(path);
    }
}
