using System.Text;
using Pulumi;
using Renci.SshNet;
using Renci.SshNet.Common;
using RocketMQ.Components.Host;
using RocketMQ.Model.Configuration;
using RocketMQ.Model.Preflight;
using RocketMQ.Model.Rendering;

namespace Infra;

/// <summary>
/// Looks at the hosts during a preview (<c>rocketmq:preflight: preview</c>): the check step's own script, one SSH session a host, all in
/// parallel, read-only. In <c>up</c> the same script runs as the first step of every host.
/// </summary>
internal static class Preflight
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan CommandLimit = TimeSpan.FromSeconds(75);

    public static async Task<IReadOnlyList<HostReport>> LookAsync(StackConfig config, ClusterPlan plan, string owner, int minJava, string project) =>
        await Task.WhenAll(plan.Hosts.Where(h => !h.Host.Lost).Select(h =>
            // A thread a host, because a session waits for most of its time: the pool's threads would come one after the other.
            Task.Factory.StartNew(() => Look(config, plan, h, owner, minJava, project), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

    private static HostReport Look(StackConfig config, ClusterPlan plan, HostPlan host, string owner, int minJava, string project)
    {
        var name = host.Host.Name;
        var given = config.Credentials.GetValueOrDefault(name) ?? new SshCredentials();
        var sudo = host.Host.User == "root" ? "" : "sudo -n ";
        var command = $"{sudo}timeout -k 10 60 bash -s -- {name} {owner} {DateTimeOffset.UtcNow.ToUnixTimeSeconds()}";
        try
        {
            var input = HostCheckInput.Of(plan, host, minJava);
            return PreflightTable.Read(name, SshLogin.Methods(host.Host, given, project) is { Count: > 0 } methods
                ? Run(host, methods, command, input)
                : AgentSession.RunAsync(host.Host, command, input, Limit, Limit + CommandLimit).GetAwaiter().GetResult());
        }
        catch (Exception e) when (e is SshException or System.Net.Sockets.SocketException or IOException or InvalidOperationException or InputException)
        {
            return new HostReport(name, [], e.Message);
        }
    }

    private static string Run(HostPlan host, IReadOnlyList<AuthenticationMethod> methods, string command, string text)
    {
        var pinned = host.Host.HostKey?.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        using var client = new SshClient(SshLogin.Connection(host.Host, methods, Limit));
        client.HostKeyReceived += (_, e) => e.CanTrust = pinned is null || (pinned.Length > 1 && Convert.ToBase64String(e.HostKey) == pinned[1]);
        client.Connect();
        using var running = client.CreateCommand(command);
        running.CommandTimeout = CommandLimit;
        var result = running.BeginExecute();
        using (var input = running.CreateInputStream()) input.Write(Encoding.UTF8.GetBytes(text));
        return running.EndExecute(result);
    }
}
