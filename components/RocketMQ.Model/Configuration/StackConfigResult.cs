using RocketMQ.Model.Rules;

namespace RocketMQ.Model.Configuration;

/// <summary>What reading a stack's configuration came to.</summary>
/// <param name="Config">The configuration, or null when <paramref name="Findings"/> holds an error of form.</param>
/// <param name="Findings">All findings at once, errors first.</param>
public sealed record StackConfigResult(StackConfig? Config, IReadOnlyList<Finding> Findings);
