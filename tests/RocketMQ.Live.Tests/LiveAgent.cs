namespace RocketMQ.Live.Tests;

/// <summary>An SSH agent of its own for a test.</summary>
internal sealed class LiveAgent : IAsyncDisposable
{
    private readonly Dictionary<string, string> environment;

    private LiveAgent(string socket, string id)
    {
        Socket = socket;
        environment = new(StringComparer.Ordinal) { ["SSH_AUTH_SOCK"] = socket, ["SSH_AGENT_PID"] = id };
    }

    public string Socket { get; }

    /// <summary>Starts one with some keys, or with none.</summary>
    public static async Task<LiveAgent> StartAsync(HostFleet fleet, params string[] keys)
    {
        var socket = Path.Combine(fleet.Folder, "agent");
        var said = (await Shell.RunAsync("ssh-agent", ["-a", socket])).MustWork().Output;
        var agent = new LiveAgent(socket, said.Split("SSH_AGENT_PID=")[1].Split(';')[0]);
        foreach (var key in keys) (await Shell.RunAsync("ssh-add", ["-q", key], environment: agent.environment)).MustWork();
        return agent;
    }

    public async ValueTask DisposeAsync()
    {
        await Shell.RunAsync("ssh-agent", ["-k"], environment: environment);
        File.Delete(Socket);
    }
}
