using RocketMQ.Model.Rules;
using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Configuration;

/// <summary>What reading a stack's configuration came to.</summary>
/// <param name="Config">The configuration, or null when <paramref name="Findings"/> holds an error of form.</param>
/// <param name="Findings">All findings at once, in the order of the configuration.</param>
/// <param name="Draft">The cluster as far as it could be read, for rules that judge single keys; what was refused is missing in it.</param>
public sealed record StackConfigResult(StackConfig? Config, IReadOnlyList<Finding> Findings, ClusterSpec Draft);
