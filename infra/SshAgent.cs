using System.Buffers.Binary;
using System.Net.Sockets;
using RocketMQ.Model.Configuration;
using RocketMQ.Model.Rules;

namespace Infra;

/// <summary>
/// The agent that SSH_AUTH_SOCK names. pulumi-command connects to it in every step where the variable is set, also where a key is given, and the step fails
/// where nothing answers there.
/// </summary>
internal static class SshAgent
{
    private const string Variable = "SSH_AUTH_SOCK";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    /// <summary>What is wrong with it.</summary>
    /// <param name="field">The field by which hosts are logged in to by the agent; null where none is.</param>
    /// <returns>A finding; null where it answers, and has a key where one is needed, or where it is neither there nor needed.</returns>
    public static Finding? Check(string? field)
    {
        var socket = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(socket))
        {
            return field is null ? null : Refuse(field, $"it is true, but {Variable} is not set on this machine.", "Start an ssh-agent and add the key, or give privateKeyFile.");
        }

        try
        {
            return CountKeys(socket) == 0 && field is not null
                ? Refuse(field, $"it is true, but the agent at {Variable} ({socket}) has no key.", "Add it: `ssh-add KEYFILE`.")
                : null;
        }
        catch (Exception e) when (e is SocketException or IOException or ArgumentException)
        {
            return Refuse(field ?? "hosts", $"{Variable} names {socket}, where no agent answers ({e.Message.TrimEnd('.')}); every step would fail on it{(field is null ? ", although none needs it" : "")}.",
                field is null ? $"`unset {Variable}` before you run Pulumi, or start the agent again." : "Start the agent again and add the key: `eval \"$(ssh-agent)\" && ssh-add KEYFILE`.");
        }
    }

    /// <summary>Asks for the agent's keys (SSH_AGENTC_REQUEST_IDENTITIES, draft-ietf-sshm-ssh-agent).</summary>
    private static int CountKeys(string path)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) { ReceiveTimeout = (int)Limit.TotalMilliseconds, SendTimeout = (int)Limit.TotalMilliseconds };
        socket.Connect(new UnixDomainSocketEndPoint(path));
        using var stream = new NetworkStream(socket);
        stream.Write([0, 0, 0, 1, 11]);
        var head = new byte[9];
        stream.ReadExactly(head.AsSpan(0, 5));
        // 12 is the list; anything else is a refusal, for example by an agent that is locked.
        if (head[4] != 12) return 0;
        stream.ReadExactly(head.AsSpan(5, 4));
        return BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(5));
    }

    private static Finding Refuse(string path, string message, string repair) => new InputException(path, message, repair).Finding;
}
