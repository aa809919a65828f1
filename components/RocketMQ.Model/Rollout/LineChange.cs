namespace RocketMQ.Model.Rollout;

/// <summary>One changed line, once for all instances whose file has it.</summary>
/// <param name="File">The file: broker.conf, namesrv.conf, jvm.options; or what else a process is made of: release, folders.</param>
/// <param name="Key">The key.</param>
/// <param name="Old">Its value before; null where it was not given.</param>
/// <param name="New">Its value after; null where it is taken out.</param>
/// <param name="Effect">What that does.</param>
/// <param name="Instances">To which instances, in the order of the roll.</param>
public sealed record LineChange(string File, string Key, string? Old, string? New, ChangeEffect Effect, IReadOnlyList<string> Instances);
