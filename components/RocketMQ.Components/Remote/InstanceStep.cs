using Pulumi;
using Pulumi.Command.Remote;
using RocketMQ.Model.Rendering;

namespace RocketMQ.Components.Remote;

/// <summary>The two steps of an instance: start (parallel, at creation) and roll (in series, what a change needs).</summary>
internal static class InstanceStep
{
    /// <summary>
    /// Seconds a step may take beyond its own time limits, so that its own reason is what a person reads: a lock is waited for 180 s, a graceful
    /// stop takes up to 200 s, systemd answers within 100 s, and a start may hand over to a roll.
    /// </summary>
    private const int Slack = 900;

    public static Command Start(Resource parent, string name, ClusterPlan plan, InstancePlan instance, HostAccess access) => new HostStep
    {
        Name = $"{name}-start",
        Access = access,
        Create = StepLine.FromKit(instance.Host, "start", instance.Name, (2 * plan.Spec.StartTimeoutSeconds) + Slack),
        Delete = StepLine.DeleteFromKit(instance.Host, "stop", instance.Name, Slack),
        Stdin = StepInputs.Start(plan, instance, $"{name}@{instance.Host.Name}").ToString(),
        LeavesOldHost = true,
    }.Make(parent, []);

    public static Command Roll(Resource parent, string name, ClusterPlan plan, InstancePlan instance, HostAccess access, IEnumerable<Resource> after) => new HostStep
    {
        Name = $"{name}-roll",
        Access = access,
        Create = StepLine.FromKit(instance.Host, "roll", instance.Name, (2 * plan.Spec.StartTimeoutSeconds) + Slack),
        Stdin = StepInputs.Roll(plan, instance).ToString(),
    }.Make(parent, after);
}
