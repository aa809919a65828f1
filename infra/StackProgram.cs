using Pulumi;
using Pulumi.Utilities;
using RocketMQ.Components.Cluster;
using RocketMQ.Components.Release;
using RocketMQ.Components.Remote;
using RocketMQ.Model.Configuration;
using RocketMQ.Model.Preflight;
using RocketMQ.Model.Promotion;
using RocketMQ.Model.Rendering;
using RocketMQ.Model.Rollout;
using RocketMQ.Model.Rules;
using RocketMQ.Model.Topology;

namespace Infra;

/// <summary>A stack: configuration in, hosts and cluster made, outputs out. Nothing is decided here.</summary>
internal static class StackProgram
{
    private static readonly string[] ConfigNames = ["hosts", "release", "cluster", "destroy", "production", "preflight", "promotion", "rules"];

    public static async Task<IDictionary<string, object?>> RunAsync()
    {
        var project = ProjectFolder.Find();
        var stack = Deployment.Instance.StackName;
        var config = await ReadAsync(stack, project);
        var archive = await ArchiveAsync(config, stack, project);
        // Which archive of a version a machine has is no reason to restart anything: it stays out of the description that brokers are compared by.
        var spec = config.Cluster with { Release = config.Cluster.Release with { Archive = archive.HostUrl ?? archive.FileName, Sha512 = null } };
        var last = await LastUp.ReadAsync();
        last = last with { Cluster = last.Cluster is { } before ? RenamedHosts.In(before, spec.Hosts) : null };
        spec = spec with { Hosts = RenamedHosts.WithOrigins(spec.Hosts, last.Cluster) };
        var described = config with { Cluster = spec };
        var early = ClusterPlanner.Plan(spec);
        await RefuseEarlyAsync(described, early, last.Cluster, stack, project);
        var verdict = await PromoteAsync(described, early, archive, last, stack, project);

        var (credentials, madeBy, hosts) = config.Kind == HostsKind.Docker
            ? DockerHosts.Make(config, stack, project)
            : (GivenHosts.Credentials(config, project), new Dictionary<string, Resource>(), spec.Hosts);

        // In a real run the hosts are checked once this deployment knows its number, and containers are there; until then no step of a host runs.
        var checks = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (Deployment.Instance.IsDryRun) checks.SetResult("");
        var cluster = new RocketMQCluster("rocketmq", new()
        {
            Spec = spec with { Hosts = hosts },
            Archive = archive,
            CheckRules = false,
            HostsChecked = Output.Create(checks.Task),
            HostCredentials = credentials,
            HostNotice = PromotionGate.Notice(verdict),
            LoginsDigest = config.Kind == HostsKind.Ssh ? Logins(config, project) : "",
            HostResources = madeBy,
        });
        try
        {
            var owner = await cluster.ReadOwnerAsync();
            foreach (var made in madeBy.Values.OfType<CustomResource>()) await OutputUtilities.GetValueAsync(made.Id);
            var judged = config with { Cluster = spec with { Hosts = hosts } };
            await JudgeAsync(judged, cluster.Plan, last.Cluster, stack, owner?.Number ?? "-", archive.MinJava, project);
            if (CopyNotice.Create(archive, cluster.Plan, last.Cluster) is { } notice) Log.Info(notice);
        }
        catch (Exception refusal)
        {
            // Nothing may go on waiting for it: the run ends when all that was begun has ended.
            checks.TrySetException(refusal);
            throw;
        }

        checks.TrySetResult("");
        await ReportChangeAsync(last.Cluster, cluster);
        return StackOutputs.Create(cluster, verdict);
    }

    /// <summary>
    /// The configuration, if nothing is wrong with it as it stands here: form, rules, the files of this machine and the stack of the name servers that it
    /// names. All errors come at once.
    /// </summary>
    private static async Task<StackConfig> ReadAsync(string stack, string project)
    {
        var check = StackCheck.Run(ConfigObjects.Read(ConfigNames), ConfigObjects.HoldsSecrets);
        var strays = OtherNamespaces.Check(ConfigObjects.ReadAll(), Deployment.Instance.ProjectName, ConfigObjects.IsSecret);
        if (check.Config is not { } config) throw Refusal(stack, [.. strays, .. check.Findings]);
        var (spec, outside) = await OutsideNameServers.ReadAsync(config.Cluster);
        List<Finding> findings = [.. strays, .. check.Findings, .. outside, .. GivenHosts.Check(config, project)];
        if (await ReleaseResolver.CheckAsync(config.Cluster.Release, project) is { } release) findings.Add(release);
        return findings.Any(f => f.Severity == Severity.Error) ? throw Refusal(stack, findings) : config with { Cluster = spec };
    }

    /// <summary>What only a look at the hosts or at what runs can tell, and what a person is to know before anything is touched; an error ends the run here.</summary>
    private static async Task JudgeAsync(StackConfig config, ClusterPlan plan, RunningCluster? last, string stack, string owner, int minJava, string project)
    {
        var (reports, preflight) = await LookAtHostsAsync(config, plan, last, owner, minJava, project);
        var findings = RulePack.Run(config, plan, reports, last);
        // In a real run the end must stay on the screen: what has a field of the configuration needs no table.
        var problems = Deployment.Instance.IsDryRun ? [] : reports.Select(r => r.Problem).OfType<Finding>().ToList();
        if (problems.Count > 0) throw Refusal(stack, problems);
        if (reports.Any(r => r.Failed) || findings.Any(f => f.Severity == Severity.Error)) throw Refusal(stack, findings, preflight);
        Show(stack, findings);
        if (preflight.Length > 0) Log.Info(preflight);
        else foreach (var warning in PreflightTable.Warnings(reports)) Log.Warn(warning);
    }

    /// <summary>Ends the run by what is known before anything is registered: the record of the last <c>up</c>, and whose the containers are.</summary>
    private static async Task RefuseEarlyAsync(StackConfig config, ClusterPlan plan, RunningCluster? last, string stack, string project)
    {
        var findings = RulePack.Run(config, plan, [], last);
        if (findings.Any(f => f.Severity == Severity.Error)) throw Refusal(stack, findings);
        if (await DockerOwner.CheckAsync(config, stack, project) is { Count: > 0 } foreign) throw Refusal(stack, foreign);
    }

    /// <summary>Ends the run where something is wanted that has not passed in the stack this one is promoted from.</summary>
    private static async Task<PromotionVerdict> PromoteAsync(
        StackConfig config, ClusterPlan plan, ReleaseArchive archive, LastUp last, string stack, string project)
    {
        var (verdict, findings, text) = await PromotionGate.AskAsync(config, plan, archive, last, project);
        if (findings.Any(f => f.Severity == Severity.Error)) throw Refusal(stack, findings, text);
        Show(stack, findings, "The promotion to");
        if (text.Length > 0 && Deployment.Instance.IsDryRun) Log.Info(text);
        return verdict;
    }

    /// <summary>
    /// How hosts are logged in to, what is brought there, and which name servers of another stack are not asked any more: an <c>up</c> with another one has
    /// steps to run on all of them.
    /// </summary>
    private static string Logins(StackConfig config, string project) =>
        string.Join('.', [GivenHosts.Digest(config, project), StepKit.Digest, .. config.Cluster.LostNameServers.Select(a => $"without {a}")]);

    /// <summary>
    /// False where what is wanted is what was applied. Such a run connects to no host, unless it takes an unfinished one back: then each step finds out by
    /// itself how its host is.
    /// </summary>
    private static bool MayRunSteps(RunningCluster? last, ClusterPlan plan, string logins) =>
        last is null || last.Logins != logins || !ClusterChange.Between(last, plan).IsEmpty;

    /// <summary>What a preview reports of the change: known only when all resources are registered, because what an unfinished run has left shows in their state.</summary>
    private static async Task ReportChangeAsync(RunningCluster? last, RocketMQCluster cluster)
    {
        if (!Deployment.Instance.IsDryRun)
        {
            return;
        }

        var intents = await cluster.ReadIntentsAsync();
        var text = last is null ? ChangeText.OfFirst(cluster.Plan, begun: intents.Values.Any(i => i.Restart is not null)) : ChangeText.Of(last, cluster.Plan, intents);
        if (text.Length > 0)
        {
            Log.Info(text);
        }
    }

    /// <summary>What does not refuse: in full in a preview, by ids in a real run, whose end must stay on the screen.</summary>
    private static void Show(string stack, IReadOnlyList<Finding> findings, string title = "The rules on")
    {
        var text = !Deployment.Instance.IsDryRun ? FindingText.RenderShort(findings) : findings.Count > 0 ? FindingText.Of($"{title} stack {stack}", findings)
            : "";
        if (text.Length > 0)
        {
            Log.Warn(text);
        }
    }

    private static async Task<(IReadOnlyList<HostReport> Reports, string Text)> LookAtHostsAsync(
        StackConfig config, ClusterPlan plan, RunningCluster? last, string owner, int minJava, string project)
    {
        var preview = Deployment.Instance.IsDryRun;
        // A run that changes nothing opens no connection. Containers are looked at in every real run: whether one was made anew shows in no record.
        var asked = preview ? config.Preflight == PreflightMode.Preview : config.Preflight != PreflightMode.Off && MayRunSteps(last, plan, Logins(config, project));
        if (!asked) return ([], "");
        if (preview && config.Kind == HostsKind.Docker) return ([], "preflight: the hosts of this stack are containers that it makes itself; they are checked in up.");
        var reports = await Preflight.LookAsync(config, plan, owner, minJava, project);
        return (reports, preview || reports.Any(r => r.Failed) ? "Preflight, read-only:\n" + PreflightTable.Of(reports) : "");
    }

    private static async Task<ReleaseArchive> ArchiveAsync(StackConfig config, string stack, string project)
    {
        try
        {
            return await ReleaseResolver.ResolveAsync(config.Cluster.Release, project);
        }
        catch (InputException e)
        {
            throw Refusal(stack, [e.Finding]);
        }
    }

    /// <summary>The end of a refused run: what refuses stands last, and alone is counted.</summary>
    private static RunException Refusal(string stack, IReadOnlyList<Finding> findings, string hosts = "")
    {
        Show(stack, [.. FindingText.WithoutNotes(findings).Where(f => f.Severity != Severity.Error)]);
        var title = $"Stack {stack} is refused, nothing was changed on any host";
        var errors = FindingText.Errors(findings);
        var text = errors.Count > 0 ? FindingText.Of(title, errors) : $"{title}:";
        return new RunException(hosts.Length > 0 ? $"{text}\n{hosts}" : text);
    }
}
