using RocketMQ.Model.Preflight;
using RocketMQ.Model.Rendering;
using RocketMQ.Model.Rollout;
using RocketMQ.Model.Rules;
using RocketMQ.Model.Topology;
using static RocketMQ.Model.Tests.Rules.Specs;

namespace RocketMQ.Model.Tests.Rules;

/// <summary>What rules are given to look at.</summary>
public sealed class RuleContextTests
{
    [Fact]
    public void Flush_is_the_groups_else_the_clusters()
    {
        var spec = (Good with { FlushDiskType = FlushDiskType.SyncFlush }).WithGroupA(g => g with { FlushDiskType = FlushDiskType.AsyncFlush });
        Assert.Equal(
            [("broker-a", FlushDiskType.AsyncFlush), ("broker-b", FlushDiskType.SyncFlush)],
            new RuleContext(spec, TestPlan.Of(spec)).Brokers.Select(b => (b.Group.Name, b.Flush)).Distinct());
    }

    [Fact]
    public void A_scope_is_there_once_its_source_was_looked_at()
    {
        var plan = ClusterPlanner.Plan(Good);
        RuleContext before = new(Good, plan), after = new(Good, plan, reports: [new HostReport("h1", [], null)], running: RunningCluster.Of(plan));

        Assert.Equal([RuleScope.Text, RuleScope.Plan], Enum.GetValues<RuleScope>().Where(before.Has));
        Assert.Equal(Enum.GetValues<RuleScope>(), Enum.GetValues<RuleScope>().Where(after.Has));
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(1, "a")]
    [InlineData(2, "a and b")]
    [InlineData(3, "a, b and c")]
    public void All_of_several_names_are_a_sentence(int count, string text) => Assert.Equal(text, Words.And(Letters(count)));

    [Theory]
    [InlineData(0, "")]
    [InlineData(2, "a, b")]
    [InlineData(5, "a, b, c, d, e")]
    [InlineData(6, "a, b, c, d, e and 1 more")]
    [InlineData(8, "a, b, c, d, e and 3 more")]
    public void Of_many_names_the_first_five_are_shown(int count, string text) => Assert.Equal(text, Words.List(Letters(count)));

    private static IEnumerable<string> Letters(int count) => "abcdefgh"[..count].Select(c => c.ToString());
}
