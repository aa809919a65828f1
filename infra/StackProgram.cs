using System.Text.Json;
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
    private static readonly string[] ConfigNames = ["hosts", "release", "cluster", "destroy", "production", "preflight", "promotion", "report", "rules"];

    public static async Task<IDictionary<string, object?>> RunAsync()
    {
        var project = ProjectFolder.Find();
        var objects = ConfigObjects.Read(ConfigNames);
        var (report, problem) = RunReport.Open(objects, project);
        var run = new StackRun(Deployment.Instance.StackName, report);
        if (problem is not null) run.Add([problem]);
        try
        {
            return await RunAsync(run, objects, Deployment.Instance.StackName, project);
        }
        catch (Exception)
        {
            run.End();
            throw;
        }
    }

    private static async Task<IDictionary<string, object?>> RunAsync(
        StackRun run, IReadOnlyDictionary<string, JsonElement> objects, string stack, string project)
    {
        var config = await ReadAsync(run, objects, project);
        var archive = await ArchiveAsync(run, config, project);
        // Which archive of a version a machine has is no reason to restart anything: it stays out of the description that brokers are compared by.
        var spec = config.Cluster with { Release = config.Cluster.Release with { Archive = archive.HostUrl ?? archive.FileName, Sha512 = null } };
        var last = await LastUp.ReadAsync();
        last = last with { Cluster = last.Cluster is { } before ? RenamedHosts.In(before, spec.Hosts) : null };
        spec = spec with { Hosts = RenamedHosts.WithOrigins(spec.Hosts, last.Cluster) };
        var described = config with { Cluster = spec };
        var early = ClusterPlanner.Plan(spec);
        run.Plan = early;
        await RefuseEarlyAsync(run, described, early, last.Cluster, stack, project);
        var verdict = await PromoteAsync(run, described, early, archive, last, project);

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
            await JudgeAsync(run, judged, cluster.Plan, last.Cluster, owner?.Number ?? "-", archive.MinJava, project);
            run.Add(CopyNotice.Create(archive, cluster.Plan, last.Cluster) ?? "");
            run.Show(await ChangeAsync(last.Cluster, cluster));
        }
        catch (Exception refusal)
        {
            // Nothing may go on waiting for it: the run ends when all that was begun has ended.
            checks.TrySetException(refusal);
            throw;
        }

        checks.TrySetResult("");
        return StackOutputs.Create(cluster, verdict);
    }

    /// <summary>
    /// The configuration, if nothing is wrong with it as it stands here: form, rules, the files of this machine and the stack of the name servers that it
    /// names. All errors come at once.
    /// </summary>
    private static async Task<StackConfig> ReadAsync(StackRun run, IReadOnlyDictionary<string, JsonElement> objects, string project)
    {
        var check = StackCheck.Run(objects, ConfigObjects.HoldsSecrets);
        var strays = OtherNamespaces.Check(ConfigObjects.ReadAll(), Deployment.Instance.ProjectName, ConfigObjects.IsSecret);
        run.Plan = check.Plan;
        if (check.Config is not { } config) throw run.Refuse([.. strays, .. check.Findings]);
        var (spec, outside) = await OutsideNameServers.ReadAsync(config.Cluster);
        List<Finding> findings = [.. strays, .. check.Findings, .. outside, .. GivenHosts.Check(config, project)];
        if (await ReleaseResolver.CheckAsync(config.Cluster.Release, project) is { } release) findings.Add(release);
        run.RefuseFor(findings);
        return config with { Cluster = spec };
    }

    /// <summary>What only a look at the hosts or at what runs can tell, and what a person is to know before anything is touched; an error ends the run here.</summary>
    private static async Task JudgeAsync(StackRun run, StackConfig config, ClusterPlan plan, RunningCluster? last, string owner, int minJava, string project)
    {
        var (reports, preflight) = await LookAtHostsAsync(config, plan, last, owner, minJava, project);
        run.Plan = plan;
        List<Finding> findings = [.. RulePack.Run(config, plan, reports, last), .. PreflightTable.Findings(reports)];
        if (findings.Any(f => f.Severity == Severity.Error)) throw run.Refuse(findings, preflight);
        run.Add(findings);
        run.Add(preflight);
    }

    /// <summary>Ends the run by what is known before anything is registered: the record of the last <c>up</c>, and whose the containers are.</summary>
    private static async Task RefuseEarlyAsync(StackRun run, StackConfig config, ClusterPlan plan, RunningCluster? last, string stack, string project)
    {
        run.RefuseFor(RulePack.Run(config, plan, [], last));
        run.RefuseFor(await DockerOwner.CheckAsync(config, stack, project));
    }

    /// <summary>Ends the run where something is wanted that has not passed in the stack this one is promoted from.</summary>
    private static async Task<PromotionVerdict> PromoteAsync(
        StackRun run, StackConfig config, ClusterPlan plan, ReleaseArchive archive, LastUp last, string project)
    {
        var (verdict, findings, text) = await PromotionGate.AskAsync(config, plan, archive, last, project);
        if (findings.Any(f => f.Severity == Severity.Error)) throw run.Refuse(findings, text);
        run.Add(findings);
        if (Deployment.Instance.IsDryRun) run.Add(text);
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

    /// <summary>
    /// What the run does to what runs. A preview knows it when all resources are registered, because what an unfinished run has left shows in their state; a
    /// real run knows that part only when its steps have run.
    /// </summary>
    private static async Task<string> ChangeAsync(RunningCluster? last, RocketMQCluster cluster)
    {
        if (!Deployment.Instance.IsDryRun) return last is null ? "" : ChangeText.OfUp(last, cluster.Plan);
        var intents = await cluster.ReadIntentsAsync();
        if (last is null) return ChangeText.OfFirst(cluster.Plan, begun: intents.Values.Any(i => i.Restart is not null));
        return ChangeText.Of(last, cluster.Plan, intents) is { Length: > 0 } change ? change : ChangeText.Nothing;
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

    private static async Task<ReleaseArchive> ArchiveAsync(StackRun run, StackConfig config, string project)
    {
        try
        {
            return await ReleaseResolver.ResolveAsync(config.Cluster.Release, project);
        }
        catch (InputException e)
        {
            throw run.Refuse([e.Finding]);
        }
    }
}
