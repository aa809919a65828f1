namespace RocketMQ.Model.Preflight;

/// <summary>One check of one host.</summary>
/// <param name="Id">What was looked at: java, memory, ports …</param>
/// <param name="Status">How it went.</param>
/// <param name="Saw">What was seen.</param>
/// <param name="Repair">What to do; empty when all is well.</param>
/// <param name="Rule">Id of the rule that decides how bad it is; null where the check decides itself, because the host could not be used at all.</param>
public sealed record HostCheckRow(string Id, HostCheckStatus Status, string Saw, string Repair, string? Rule = null);
