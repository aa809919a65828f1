using RocketMQ.Model.Configuration;
using RocketMQ.Model.Rendering;

namespace RocketMQ.Model.Rules;

/// <summary>What checking a stack came to.</summary>
/// <param name="Config">The configuration; null when its form is wrong, or when a program describes the cluster.</param>
/// <param name="Plan">The plan; null when the form is wrong.</param>
/// <param name="Findings">All findings.</param>
public sealed record StackCheckResult(StackConfig? Config, ClusterPlan? Plan, IReadOnlyList<Finding> Findings)
{
    /// <summary>True when an error is among the findings: nothing may be touched.</summary>
    public bool Refused => Findings.Any(f => f.Severity == Severity.Error);
}
