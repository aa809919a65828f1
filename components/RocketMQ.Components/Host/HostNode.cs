using Pulumi;
using Pulumi.Command.Remote;
using RocketMQ.Components.Remote;
using RocketMQ.Model.Rendering;

namespace RocketMQ.Components.Host;

/// <summary>A host: checked without touching it, then prepared once every host of the cluster has passed its check.</summary>
internal sealed class HostNode : ComponentResource
{
    private readonly string prefix;
    private readonly ClusterPlan plan;

    public HostNode(string name, string prefix, ClusterPlan plan, HostPlan host, HostAccess access, Func<DateTimeOffset>? clock, ComponentResourceOptions options)
        : base("rocketmq:index:Host", name, options)
    {
        this.prefix = prefix;
        this.plan = plan;
        Plan = host;
        Access = access;
        if (clock is null) return;
        var subject = host.Host.Name;
        Check = new HostStep
        {
            Name = $"{prefix}-{subject}-check",
            Access = access,
            // The clock of this machine stands in the line of creation only, and its change is not a change.
            Create = access.MadeBy.Count == 0
                ? StepLine.FromStdin(host.Host, subject, 60, Epoch(clock))
                : Output.All(access.MadeBy.Select(r => (Input<string>)r.Urn)).Apply(_ => StepLine.FromStdin(host.Host, subject, 60, Epoch(clock))),
            Update = StepLine.FromStdin(host.Host, subject, 60),
            Ignored = ["create"],
            ShowsWarnings = true,
            Stdin = HostStep.ScriptAndInput("check", StepInputs.Check(plan, host)),
        }.Make(this, access.MadeBy);
    }

    public HostPlan Plan { get; }

    public HostAccess Access { get; }

    /// <summary>The read-only check; null where checks are switched off.</summary>
    public Command? Check { get; }

    /// <summary>Prepares the host.</summary>
    public Command Prepare(IEnumerable<Command> allChecks) => new HostStep
    {
        Name = $"{prefix}-{Plan.Host.Name}-prepare",
        Access = Access,
        ShowsWarnings = true,
        Create = StepLine.FromStdin(Plan.Host, Plan.Host.Name, 240),
        Delete = StepLine.DeleteFromKit(Plan.Host, "unprepare", Plan.Host.Name, 600),
        Stdin = HostStep.ScriptAndInput("prepare", StepInputs.Prepare(plan, Plan, $"{prefix}@{Plan.Host.Name}")),
    }.Make(this, allChecks);

    private static string Epoch(Func<DateTimeOffset> clock) =>
        clock().ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
}
