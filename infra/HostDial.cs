using RocketMQ.Model.Configuration;
using RocketMQ.Model.Rendering;
using RocketMQ.Model.Rules;

namespace Infra;

/// <summary>
/// Logs in to every host before a real run registers anything: the steps' own provider knows only addresses, and names the first host that fails
/// after others have been changed.
/// </summary>
internal static class HostDial
{
    /// <summary>Logs in to all hosts side by side and runs nothing there.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="plan">Its plan.</param>
    /// <param name="project">Folder of Pulumi.yaml.</param>
    /// <returns>A finding for each host that cannot be logged in to; none for containers that the stack makes itself, for lost hosts, and with <c>preflight: off</c>.</returns>
    public static async Task<IReadOnlyList<Finding>> CheckAsync(StackConfig config, ClusterPlan plan, string project)
    {
        if (config.Kind != HostsKind.Ssh || config.Preflight == PreflightMode.Off) return [];
        var findings = await Task.WhenAll(plan.Hosts.Where(h => !h.Host.Lost).Select(h =>
            Task.Factory.StartNew(() => Dial(config, h, project), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
        return [.. findings.OfType<Finding>()];
    }

    private static Finding? Dial(StackConfig config, HostPlan host, string project)
    {
        try
        {
            HostSession.Open(config, host.Host, project);
            return null;
        }
        catch (HostException e)
        {
            return e.Finding;
        }
        catch (InputException e)
        {
            return e.Finding;
        }
    }
}
