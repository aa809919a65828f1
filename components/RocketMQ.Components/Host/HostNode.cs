using Pulumi;
using Pulumi.Command.Remote;
using RocketMQ.Components.Release;
using RocketMQ.Components.Remote;
using RocketMQ.Model.Rendering;

namespace RocketMQ.Components.Host;

/// <summary>A host: checked without touching it, then prepared once every host of the cluster has passed its check.</summary>
internal sealed class HostNode : ComponentResource
{
    private readonly string prefix;
    private readonly ClusterPlan plan;

    public HostNode(string name, string prefix, ClusterPlan plan, HostPlan host, HostAccess access, Func<DateTimeOffset>? clock, ReleaseArchive archive, ComponentResourceOptions options)
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
            Create = Output.Tuple(access.OwnerWord, Output.All(access.MadeBy.Select(r => (Input<string>)r.Urn)))
                .Apply(t => StepLine.FromStdin(host.Host, subject, 60, t.Item1, Epoch(clock))),
            Update = access.OwnerWord.Apply(owner => StepLine.FromStdin(host.Host, subject, 60, owner)),
            Ignored = ["create"],
            ShowsWarnings = true,
            Stdin = HostStep.ScriptAndInput("check", StepInputs.Check(plan, host, archive.MinJava)),
        }.Make(this, access.MadeBy);
    }

    public HostPlan Plan { get; }

    public HostAccess Access { get; }

    /// <summary>The read-only check; null where checks are switched off.</summary>
    public Command? Check { get; }

    /// <summary>Number of what is wanted on this host, see <see cref="IntentStep"/>; set by <see cref="Prepare"/>.</summary>
    public Output<string> Intent { get; private set; } = Output.Create("");

    /// <summary>Prepares the host.</summary>
    /// <param name="allChecks">The checks of all hosts: nothing is changed on any host before every host has passed.</param>
    /// <param name="archive">The release that follows.</param>
    public Command Prepare(IReadOnlyList<Command> allChecks, ReleaseArchive archive)
    {
        var (host, subject) = (Plan.Host, Plan.Host.Name);
        var stdin = HostStep.ScriptAndInput("prepare", StepInputs.Prepare(plan, Plan, $"{prefix}@{subject}", archive.MinJava));
        Intent = IntentStep.Create($"{prefix}-{subject}-intent", this, archive.Sha512.Apply(sha512 => $"{StepToken.Create([stdin])} {sha512}"), allChecks);
        return new HostStep
        {
            Name = $"{prefix}-{subject}-prepare",
            Access = Access,
            ShowsWarnings = true,
            Create = Output.Tuple(Access.Owner, Access.OwnerWord, Intent)
                .Apply(t => StepLine.FromStdin(host, subject, 240, t.Item2, t.Item1.Stack, t.Item1.User, t.Item1.Since, t.Item3)),
            Delete = Access.OwnerWord.Apply(owner => StepLine.DeleteFromKit(host, "unprepare", subject, 600, owner)),
            Stdin = stdin,
        }.Make(this, allChecks);
    }

    private static string Epoch(Func<DateTimeOffset> clock) =>
        clock().ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
}
