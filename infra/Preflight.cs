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
    public static async Task<IReadOnlyList<HostReport>> LookAsync(StackConfig config, ClusterPlan plan, string owner, int minJava, string project) =>
        await Task.WhenAll(plan.Hosts.Where(h => !h.Host.Lost).Select(h =>
            // A thread a host, because a session waits for most of its time: the pool's threads would come one after the other.
            Task.Factory.StartNew(() => Look(config, plan, h, owner, minJava, project), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

    private static HostReport Look(StackConfig config, ClusterPlan plan, HostPlan host, string owner, int minJava, string project)
    {
        var name = host.Host.Name;
        var sudo = host.Host.User == "root" ? "" : "sudo -n ";
        var command = $"{sudo}timeout -k 10 60 bash -s -- {name} {owner} {DateTimeOffset.UtcNow.ToUnixTimeSeconds()}";
        try
        {
            return PreflightTable.Read(name, HostSession.Run(config, host.Host, project, command, HostCheckInput.Of(plan, host, minJava)));
        }
        catch (HostException e)
        {
            return new HostReport(name, [], e.Finding.Message) { Problem = e.Finding };
        }
        catch (InputException e)
        {
            return new HostReport(name, [], e.Finding.Message) { Problem = e.Finding };
        }
    }
}
