namespace RocketMQ.Model.Preflight;

/// <summary>One check of one host.</summary>
/// <param name="Id">What was looked at: java, memory, ports …</param>
/// <param name="Status">How it went.</param>
/// <param name="Saw">What was seen.</param>
/// <param name="Repair">What to do; empty when all is well.</param>
public sealed record HostCheckRow(string Id, HostCheckStatus Status, string Saw, string Repair);
