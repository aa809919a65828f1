using RocketMQ.Model.Preflight;
using RocketMQ.Model.Rendering;
using RocketMQ.Model.Rollout;
using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Tests.Rules;

/// <summary>A pair of descriptions as near to each other as can be: the rule fires on the one and not on the other.</summary>
/// <param name="Id">The rule.</param>
/// <param name="Name">What the pair is about.</param>
/// <param name="Fires">The rule finds something here.</param>
/// <param name="Passes">And nothing here.</param>
/// <param name="Path">Path of the first finding.</param>
/// <param name="Says">Text in its message or repair.</param>
internal sealed record RuleCase(string Id, string Name, ClusterSpec Fires, ClusterSpec Passes, string Path, string Says)
{
    public IReadOnlyList<HostReport>? Reports { get; init; }

    public IReadOnlyList<HostReport>? ReportsThatPass { get; init; }

    /// <summary>What the last <c>up</c> brought about; null: nothing is known of one.</summary>
    public ClusterSpec? Before { get; init; }

    /// <summary>Number by which the last <c>up</c> claimed the hosts.</summary>
    public string Owner { get; init; } = "";

    public RunningCluster? Running => Before is null ? null : RunningCluster.Of(ClusterPlanner.Plan(Before)) with { Owner = Owner };

    public override string ToString() => $"{Id} {Name}";
}
