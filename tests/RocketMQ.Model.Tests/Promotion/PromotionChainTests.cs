using RocketMQ.Model.Promotion;
using RocketMQ.Model.Tests.Rendering;
using static RocketMQ.Model.Tests.Promotion.Records;

namespace RocketMQ.Model.Tests.Promotion;

/// <summary>dev → staging → production: each stack's record says where and when each value passed first.</summary>
public sealed class PromotionChainTests
{
    private const string Dev = "organization/rocketmq/dev";

    private static readonly PromotedState Old = State();
    private static readonly PromotedState Newer = State(Clusters.Properties(("fileReservedTime", "72")), "4.9.8");

    [Fact]
    public void Values_carry_the_stacks_they_passed_in_from_one_to_the_next()
    {
        var (dev, staging, production) = Promote(Old, 1, null, null, null);
        Assert.Equal([Dev, Staging, Production], production.Chain.Select(l => l.Stack));
        Assert.Equal(["000000000011", "000000000012", "000000000013"], production.Chain.Select(l => l.Up.Number));
        Assert.All(production.Chain, l => Assert.Equal(Old.Settings.Keys.Order(StringComparer.Ordinal), l.Settings));

        var (_, _, after) = Promote(Newer, 2, dev, staging, production);
        // What did not change keeps its days.
        Assert.Contains("flushDiskType", Link(after, Production, "000000000013").Settings);
        Assert.DoesNotContain("fileReservedTime", Link(after, Production, "000000000013").Settings);
        foreach (var (stack, up) in new[] { (Dev, "000000000021"), (Staging, "000000000022"), (Production, "000000000023") })
        {
            Assert.Equal(["fileReservedTime", "release"], Link(after, stack, up).Settings);
        }

        Assert.Equal([Dev, Dev, Staging, Staging, Production, Production], after.Chain.Select(l => l.Stack));
        Assert.Equal("4.7.1", Assert.Single(after.Before).Version);
        Assert.True(after.Before[0].Passed);
    }

    [Fact]
    public void An_up_that_changes_none_of_it_keeps_the_whole_record()
    {
        var (_, staging, production) = Promote(Old, 1, null, null, null);
        var again = PromotionCheck.Run(From, Old, new(staging, false), production, Now).Record(Production, "s", "c", production.Up, "i");
        Assert.Equal(PromotionText.Write(production).ToJsonString(), PromotionText.Write(again).ToJsonString());
    }

    [Fact]
    public void What_came_by_an_override_gets_its_way_once_it_passes()
    {
        var (_, staging, production) = Promote(Old, 1, null, null, null);
        PassedUp Up(int number) => new($"00000000000{number}", Now.AddMinutes(number));
        var early = PromotionCheck.Run(From with { Override = "an emergency" }, Newer, new(staging, false), production, Now)
            .Record(Production, "s", "c", Up(1), "i");
        Assert.Equal([Production], early.Chain.Where(l => l.Settings.Contains("release")).Select(l => l.Stack));
        var passed = PromotionCheck.Run(null, Newer, null, staging, Now).Record(Staging, "s", "c", Up(2), "i");
        var late = PromotionCheck.Run(From, Newer, new(passed, false), early, Now).Record(Production, "s", "c", Up(1), "i");
        Assert.Equal([Staging, Production], late.Chain.Where(l => l.Settings.Contains("release")).Select(l => l.Stack));
        Assert.Equal((true, null), (late.Passed, late.Override));
    }

    [Fact]
    public void What_ran_before_is_kept_once_and_not_as_what_runs_now()
    {
        var own = Run(Old, null);
        own = Run(Newer, own);
        own = Run(Old, own);
        Assert.Equal(["4.9.8"], own.Before.Select(b => b.Version));
        Assert.Equal(["4.7.1"], Run(Newer, own).Before.Select(b => b.Version));

        PromotionRecord Run(PromotedState state, PromotionRecord? before) =>
            PromotionCheck.Run(null, state, null, before, Now).Record(Dev, "s", "c", new("00000000000a", Now), "i");
    }

    [Fact]
    public void Only_so_many_earlier_runs_are_kept()
    {
        PromotionRecord? own = null;
        for (var i = 0; i < 9; i++)
        {
            var state = State(Clusters.Properties(("fileReservedTime", $"{i + 1}")));
            own = PromotionCheck.Run(null, state, null, own, Now).Record(Dev, "s", "c", new($"00000000000{i}", Now), "i");
        }

        Assert.Equal(["000000000007", "000000000006", "000000000005", "000000000004", "000000000003"], own!.Before.Select(b => b.Up.Number));
    }

    private static (PromotionRecord Dev, PromotionRecord Staging, PromotionRecord Production) Promote(
        PromotedState state, int round, PromotionRecord? dev, PromotionRecord? staging, PromotionRecord? production)
    {
        var first = PromotionCheck.Run(null, state, null, dev, Now).Record(Dev, "s", "c", Up(1), "i");
        var second = PromotionCheck.Run(From, state, new(first, false), staging, Now).Record(Staging, "s", "c", Up(2), "i");
        return (first, second, PromotionCheck.Run(From, state, new(second, false), production, Now).Record(Production, "s", "c", Up(3), "i"));

        PassedUp Up(int stack) => new($"0000000000{round}{stack}", Now.AddDays(round - 9).AddMinutes(stack));
    }

    private static ChainLink Link(PromotionRecord record, string stack, string up) => record.Chain.Single(l => l.Stack == stack && l.Up.Number == up);
}
