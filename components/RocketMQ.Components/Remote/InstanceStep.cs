using Pulumi;
using Pulumi.Command.Remote;
using RocketMQ.Model.Rendering;

namespace RocketMQ.Components.Remote;

/// <summary>
/// The chain of an instance: intent, start, roll. Start runs in parallel and never stops a process that does its work; roll runs in series, after every
/// run of start, and brings a running process to what start has put beside it. The order and its reasons are in docs/architecture.md.
/// </summary>
internal static class InstanceStep
{
    /// <summary>
    /// Seconds a step may take beyond its own time limits, so that its own reason is what the user reads: a lock is waited for 180 s, a graceful
    /// stop takes up to 200 s, systemd answers within 100 s.
    /// </summary>
    private const int Slack = 900;

    // At creation start has nothing to leave to roll, unless a process of an earlier deployment runs with other files. The input is read all the same. Not
    // null, which would open no connection: whether the engine takes an output that comes to null for none is not known.
    private const string Nothing = "cat >/dev/null";

    public static InstanceChain Start(Resource parent, string name, ClusterPlan plan, InstancePlan instance, HostAccess access, string? former = null)
    {
        var intent = IntentStep.Number(IntentStep.Create($"{name}-intent", parent, instance.Digest, [], FormerName.OfStep(former, "intent")));
        var live = instance.LiveDigest.Length == 0 ? Output.Create("") : IntentStep.Number(IntentStep.Create($"{name}-live-intent", parent, instance.LiveDigest, []));
        var start = new HostStep
        {
            Name = $"{name}-start",
            FormerName = FormerName.OfStep(former, "start"),
            ShowsProgress = true,
            Access = access,
            Create = Output.Tuple(access.OwnerWord, intent, live).Apply(n => StepLine.FromKit(instance.Host, "start", instance.Name, Limit(plan), Words(n.Item1, n.Item2, n.Item3))),
            Delete = access.OwnerWord.Apply(owner => StepLine.DeleteFromKit(instance.Host, "stop", instance.Name, Slack, owner)),
            Stdin = StepInputs.Start(plan, instance, $"{name}@{instance.Host.Name}").ToString(),
            LeavesOldHost = true,
        }.Make(parent, []);
        return new InstanceChain(instance, intent, live, start);
    }

    public static Command Roll(Resource parent, string name, ClusterPlan plan, InstanceChain chain, HostAccess access, IEnumerable<Resource> after, string? former = null)
    {
        var instance = chain.Instance;
        var line = Output.Tuple(access.OwnerWord, chain.Start.Stdout)
            .Apply(t => StepLine.FromKit(instance.Host, "roll", instance.Name, Limit(plan), t.Item1, StepToken.Create([t.Item2])));
        return new HostStep
        {
            Name = $"{name}-roll",
            FormerName = FormerName.OfStep(former, "roll"),
            ShowsProgress = true,
            Access = access,
            Create = Output.Tuple(line, chain.Start.Stdout).Apply(t => StepToken.IsStaged(t.Item2) ? t.Item1 : Nothing),
            Update = line,
            // What ran at creation is of no interest later; without this an update would be shown twice.
            Ignored = ["create"],
            Stdin = StepInputs.Roll(plan, instance).ToString(),
        }.Make(parent, [chain.Start, .. after]);
    }

    private static string[] Words(params string[] numbers) => [.. numbers.Where(n => n.Length > 0)];

    private static int Limit(ClusterPlan plan) => (2 * plan.Spec.StartTimeoutSeconds) + Slack;
}
