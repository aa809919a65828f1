using System.Text;
using Renci.SshNet;
using RocketMQ.Model.Configuration;
using RocketMQ.Model.Topology;

namespace Infra;

/// <summary>How this program itself logs in to a host: for what must be known before any resource is registered.</summary>
internal static class SshLogin
{
    /// <summary>The ways to log in that are given; none for a log-in by an agent.</summary>
    /// <param name="host">The host.</param>
    /// <param name="given">What the configuration gives for it.</param>
    /// <param name="project">Folder of the project.</param>
    /// <exception cref="InputException">A key file cannot be used.</exception>
    public static IReadOnlyList<AuthenticationMethod> Methods(HostSpec host, SshCredentials given, string project)
    {
        var methods = new List<AuthenticationMethod>();
        if ((given.PrivateKey?.Reveal() ?? GivenHosts.KeyFile(host.Name, given.PrivateKeyFile, project)) is { } key)
        {
            using var text = new MemoryStream(Encoding.UTF8.GetBytes(key));
            methods.Add(new PrivateKeyAuthenticationMethod(host.User, new PrivateKeyFile(text, given.PrivateKeyPassphrase?.Reveal())));
        }

        if (given.Password is { } password)
        {
            methods.Add(new PasswordAuthenticationMethod(host.User, password.Reveal()));
        }

        return methods;
    }

    /// <summary>The connection, asking for a host key of the pinned type alone: a host has keys of several types, and only that one can be compared.</summary>
    /// <param name="host">The host.</param>
    /// <param name="methods">Ways to log in, at least one.</param>
    /// <param name="limit">How long connecting may take.</param>
    public static ConnectionInfo Connection(HostSpec host, IReadOnlyList<AuthenticationMethod> methods, TimeSpan limit)
    {
        var connection = new ConnectionInfo(host.SshAddress ?? host.Address, host.Port, host.User, [.. methods]) { Timeout = limit };
        if (host.HostKey?.Split(' ')[0] is { } type)
        {
            foreach (var other in connection.HostKeyAlgorithms.Keys.Where(t => t != type && !(type == "ssh-rsa" && t.StartsWith("rsa-sha2-", StringComparison.Ordinal))).ToList())
            {
                connection.HostKeyAlgorithms.Remove(other);
            }
        }

        return connection;
    }
}
