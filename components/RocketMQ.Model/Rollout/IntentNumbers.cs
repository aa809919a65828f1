namespace RocketMQ.Model.Rollout;

/// <summary>Numbers of the wishes of an instance, as far as a run knows them; null where the run draws a new one.</summary>
/// <param name="Restart">Number of the wish for what it must be restarted for.</param>
/// <param name="Live">Number of the wish for what it is given while it runs; empty for an instance that has no such values.</param>
public sealed record IntentNumbers(string? Restart, string? Live);
