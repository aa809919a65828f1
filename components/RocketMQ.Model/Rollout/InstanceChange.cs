namespace RocketMQ.Model.Rollout;

/// <summary>An instance that comes, goes or moves.</summary>
/// <param name="Name">The instance, as in <see cref="RunningInstance.Name"/>.</param>
/// <param name="From">The host on which it is stopped; null for a new one.</param>
/// <param name="To">The host on which it is started; null for one that goes.</param>
/// <param name="IsLost">True: its host is given up, so nothing is run there to stop it.</param>
public sealed record InstanceChange(string Name, string? From, string? To, bool IsLost = false);
