using RocketMQ.Model.Configuration;
using RocketMQ.Model.Preflight;
using RocketMQ.Model.Rendering;
using RocketMQ.Model.Rollout;

namespace Infra;

/// <summary>
/// Logs in to every host before a real run registers anything, and reads whose it is: the steps' own provider knows only addresses, and names the first
/// host that fails after others have been changed.
/// </summary>
internal static class HostDial
{
    /// <summary>Logs in to all hosts side by side and reads the claim there; changes nothing.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="plan">Its plan.</param>
    /// <param name="last">What was applied last; null: nothing, and then the number of this deployment is not known yet and no claim is compared.</param>
    /// <param name="project">Folder of Pulumi.yaml.</param>
    /// <returns>A report for each host; none for containers that the stack makes itself, for lost hosts, and with <c>preflight: off</c>.</returns>
    public static async Task<IReadOnlyList<HostReport>> LookAsync(StackConfig config, ClusterPlan plan, RunningCluster? last, string project)
    {
        if (config.Kind != HostsKind.Ssh || config.Preflight == PreflightMode.Off) return [];
        return await Task.WhenAll(plan.Hosts.Where(h => !h.Host.Lost).Select(h =>
            Task.Factory.StartNew(() => Dial(config, h, last?.Owner ?? "", project), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
    }

    private static HostReport Dial(StackConfig config, HostPlan host, string owner, string project)
    {
        var name = host.Host.Name;
        try
        {
            if (owner.Length > 0) return HostClaim.Compare(name, HostSession.Run(config, host.Host, project, $"cat {HostClaim.File} 2>/dev/null || true", ""), owner, config.Cluster.TakeOver);
            HostSession.Open(config, host.Host, project);
            return new(name, [], null);
        }
        catch (HostException e)
        {
            return new(name, [], e.Finding.Message) { Problem = e.Finding };
        }
        catch (InputException e)
        {
            return new(name, [], e.Finding.Message) { Problem = e.Finding };
        }
    }
}
