namespace RocketMQ.Model.Rules;

/// <summary>One place where a rule is broken.</summary>
/// <param name="Path">The field, for example <c>cluster.brokerGroups.broker-a.slaves[0]</c>.</param>
/// <param name="Message">What is wrong there, with the value.</param>
/// <param name="Repair">What to do there. Null: the rule's own text.</param>
public sealed record Violation(string Path, string Message, string? Repair = null);
