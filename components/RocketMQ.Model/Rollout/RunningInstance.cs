using RocketMQ.Model.Rendering;

namespace RocketMQ.Model.Rollout;

/// <summary>One process, as far as it matters for what a change does to it.</summary>
public sealed record RunningInstance
{
    /// <summary>Name by which it is the same process before and after a change: <c>broker-a-0</c>; a name server's host belongs to it, <c>namesrv@rocketmq01</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Broker or name server.</summary>
    public required InstanceKind Kind { get; init; }

    /// <summary>brokerName of a broker; empty for a name server.</summary>
    public string Group => Kind == InstanceKind.Broker ? Name[..Name.LastIndexOf('-')] : "";

    /// <summary>Name of its host.</summary>
    public required string Host { get; init; }

    /// <summary>ip:port at which it answers.</summary>
    public required string Address { get; init; }

    /// <summary>Number of what it must be restarted for: the first 16 digits of <see cref="InstancePlan.Digest"/>.</summary>
    public required string Digest { get; init; }

    /// <summary>Number of what it is given while it runs, see <see cref="InstancePlan.LiveDigest"/>.</summary>
    public string LiveDigest { get; init; } = "";

    /// <summary>
    /// Number of the wish that was applied: drawn anew whenever what the instance must be restarted for changes. Empty in a record of a library that drew none.
    /// </summary>
    public string Intent { get; init; } = "";

    /// <summary>The same for the values that it is given while it runs.</summary>
    public string LiveIntent { get; init; } = "";

    /// <summary>File → key → value: the lines of its files that come from the configuration. Passwords stand in it as a sum of theirs.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Files { get; init; }

    /// <summary>True for another broker of the same group: it holds the same messages.</summary>
    /// <param name="other">The other.</param>
    public bool IsCopyOf(RunningInstance other) => Kind == InstanceKind.Broker && other is { Kind: InstanceKind.Broker } && Group == other.Group && Name != other.Name;

    /// <summary>A line of a file; null where the file does not have it.</summary>
    /// <param name="file">For example broker.conf.</param>
    /// <param name="key">The key.</param>
    public string? Find(string file, string key) => Files.GetValueOrDefault(file)?.GetValueOrDefault(key);
}
