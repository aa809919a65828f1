using RocketMQ.Components.Host;
using RocketMQ.Model.Configuration;
using RocketMQ.Model.Preflight;
using RocketMQ.Model.Rendering;
using RocketMQ.Model.Rules;

namespace Infra;

/// <summary>
/// Looks at the hosts: one SSH session a host, all side by side, read-only. In a preview where <c>rocketmq:preflight: preview</c> asks for it, and in every
/// <c>up</c> that may change something, before anything is changed on any host.
/// </summary>
internal static class Preflight
{
    /// <summary>A container's sshd answers a second or two after the container has started.</summary>
    private static readonly TimeSpan Boot = TimeSpan.FromSeconds(30);

    /// <summary>Looks.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="plan">Its plan.</param>
    /// <param name="owner">Number of the deployment; <c>-</c> where it has none yet.</param>
    /// <param name="minJava">Oldest Java that the release runs on.</param>
    /// <param name="project">Folder of Pulumi.yaml.</param>
    /// <returns>A report for each host that is not lost.</returns>
    public static async Task<IReadOnlyList<HostReport>> LookAsync(StackConfig config, ClusterPlan plan, string owner, int minJava, string project)
    {
        var reports = await Task.WhenAll(plan.Hosts.Where(h => !h.Host.Lost).Select(h =>
            // A thread a host, because a session waits for most of its time: the pool's threads would come one after the other.
            Task.Factory.StartNew(() => Look(config, plan, h, owner, minJava, project), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
        return EmptyMasterStore.Compare(ClockSpread.Compare(ReachCheck.OfHostsThatAnswer(reports), RulePack.OnHosts(plan.Spec)[ClockSpread.Rule]), plan);
    }

    private static HostReport Look(StackConfig config, ClusterPlan plan, HostPlan host, string owner, int minJava, string project)
    {
        var docker = config.Kind == HostsKind.Docker;
        var given = docker ? DevKeys.Login(project) : config.Credentials.GetValueOrDefault(host.Host.Name) ?? new SshCredentials();
        for (var until = DateTimeOffset.UtcNow + Boot; ;)
        {
            var report = LookOnce(given, plan, host, owner, minJava, project);
            if (!docker || report.Unreachable is null || DateTimeOffset.UtcNow > until) return report;
            Thread.Sleep(TimeSpan.FromMilliseconds(200));
        }
    }

    private static HostReport LookOnce(SshCredentials given, ClusterPlan plan, HostPlan host, string owner, int minJava, string project)
    {
        var name = host.Host.Name;
        var sudo = host.Host.User == "root" ? "" : "sudo -n ";
        var command = $"{sudo}timeout -k 10 60 bash -s -- {name} {owner} {DateTimeOffset.UtcNow.ToUnixTimeSeconds()}";
        try
        {
            var answer = HostSession.Run(given, host.Host, project, command, HostCheckInput.Of(plan, host, minJava));
            var report = PreflightTable.Read(name, answer.Output, answer.ExitCode, answer.Error, answer.Sent, DateTimeOffset.UtcNow);
            return SftpTrial.IsWanted(report)
                ? SftpTrial.Add(report, HostSession.TrySftp(given, host.Host, project), SftpTrial.Printed(answer.Output))
                : report;
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
