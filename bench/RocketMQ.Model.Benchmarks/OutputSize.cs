namespace RocketMQ.Model.Benchmarks;

/// <summary>Length of what comes out, in bytes over all hosts.</summary>
/// <param name="Findings">The text of the findings.</param>
/// <param name="Change">The text of what a change of two keys does to all brokers.</param>
/// <param name="Kept">What the stack keeps for the next preview.</param>
/// <param name="Files">All planned files.</param>
/// <param name="HostsBlocks">The blocks of /etc/hosts: every name on every host, so these alone grow with the square.</param>
internal sealed record OutputSize(long Findings, long Change, long Kept, long Files, long HostsBlocks);
