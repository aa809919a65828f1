using System.Collections.Immutable;
using Pulumi.Testing;

namespace RocketMQ.Model.Benchmarks;

/// <summary>Takes every registration at once and counts; nothing is kept.</summary>
internal sealed class CountingMocks : IMocks
{
    private const string Owner = "s0123456789ab rocketmq/bench bench@bench 2026-11-27T20:40Z";

    private int resources;
    private long inputs;

    /// <summary>Resources that were registered.</summary>
    public int Resources => resources;

    /// <summary>Characters of all standard inputs.</summary>
    public long InputLength => inputs;

    /// <summary>Length of what a person is told.</summary>
    public int Told { get; set; }

    /// <inheritdoc/>
    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        Interlocked.Increment(ref resources);
        var stdin = args.Inputs.TryGetValue("stdin", out var text) ? text as string ?? "" : "";
        Interlocked.Add(ref inputs, stdin.Length);
        var printed = (args.Name ?? "") switch
        {
            var name when name.EndsWith("-owner", StringComparison.Ordinal) => Owner,
            var name when name.EndsWith("-passed", StringComparison.Ordinal) => "0123456789ab 2026-11-27T20:40:00Z",
            _ => "0123456789ab",
        };
        return Task.FromResult<(string?, object)>(($"{args.Name}-id", args.Inputs.SetItem("stdout", printed)));
    }

    /// <inheritdoc/>
    public Task<object> CallAsync(MockCallArgs args) => Task.FromResult<object>(ImmutableDictionary<string, object>.Empty);
}
