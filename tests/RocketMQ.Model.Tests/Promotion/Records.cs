using RocketMQ.Model.Promotion;
using RocketMQ.Model.Rendering;
using RocketMQ.Model.Tests.Rendering;
using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Tests.Promotion;

/// <summary>States and records that the tests of promotion start from.</summary>
internal static class Records
{
    public const string Staging = "organization/rocketmq/staging";
    public const string Production = "organization/rocketmq/production";

    public static DateTimeOffset Now { get; } = new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero);

    public static PromotionSpec From { get; } = new() { From = "staging" };

    public static EffectiveConfiguration Effective(ClusterSpec spec, bool holdsSecrets = false) =>
        EffectiveConfiguration.Of(ClusterPlanner.Plan(spec), holdsSecrets);

    public static PromotedState State(ClusterSpec? spec = null, string version = "4.7.1", char sum = 'a', string library = "1.0.0+0123456789abcdef") => new()
    {
        Version = version,
        Sha512 = new string(sum, 128),
        Library = library,
        Configuration = Effective(spec ?? Clusters.Reference()),
    };

    public static PromotionRecord Record(
        PromotedState? state = null, string stack = Staging, PromotedState? wanted = null, string up = "00000000000a", double hoursAgo = 1,
        bool passed = false, string? reason = null)
    {
        var (of, noted) = (state ?? wanted ?? State(), new PassedUp(up, Now.AddHours(-hoursAgo)));
        return new()
        {
            Stack = stack,
            Deployment = stack == Staging ? "s0123456789ab" : "sba9876543210",
            Cluster = "rocketmq-cluster",
            Up = noted,
            State = of,
            Intents = "0011223344556677",
            Passed = passed,
            Override = reason,
            Chain = PromotionChain.Of(stack, noted, of, null, null),
        };
    }

    public static PromotionSourceState Source(PromotedState? state = null, bool begunSince = false, double hoursAgo = 1) =>
        new(Record(state, hoursAgo: hoursAgo), begunSince);

    public static PromotionVerdict Check(
        PromotedState wanted, PromotedState? there = null, PromotionSpec? spec = null, PromotionRecord? own = null, double hoursAgo = 1,
        bool begunSince = false) =>
        PromotionCheck.Run(spec ?? From, wanted, Source(there, begunSince, hoursAgo), own, Now);
}
