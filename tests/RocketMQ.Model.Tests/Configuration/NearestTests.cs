using CsCheck;
using RocketMQ.Model.Configuration;

namespace RocketMQ.Model.Tests.Configuration;

public sealed class NearestTests
{
    private static readonly string[] Known = ["master", "slaves", "brokerRole", "flushDiskType", "properties"];

    [Theory]
    [InlineData("slave", "slaves")]
    [InlineData("mastre", "master")]
    [InlineData("BROKERROLE", "brokerRole")]
    [InlineData("flushDisktyp", "flushDiskType")]
    [InlineData("propreties", "properties")]
    public void Finds_the_name_that_was_meant(string written, string meant) => Assert.Equal(meant, Nearest.To(written, Known));

    [Theory]
    [InlineData("")]
    [InlineData("zzz")]
    [InlineData("completelyDifferent")]
    public void Suggests_nothing_when_nothing_is_near(string written) => Assert.Null(Nearest.To(written, Known));

    [Fact]
    public void A_very_long_text_costs_nothing_and_suggests_nothing() => Assert.Null(Nearest.To(new string('m', 1_000_000), Known));

    [Fact]
    public void Of_equally_near_names_the_first_in_order_is_taken_whatever_the_order_given()
    {
        Assert.Equal("rocketmq01", Nearest.To("rocketmq09", ["rocketmq02", "rocketmq01", "rocketmq03"]));
        Assert.Equal("rocketmq01", Nearest.To("rocketmq09", ["rocketmq01", "rocketmq03", "rocketmq02"]));
    }

    [Theory]
    [InlineData("abc", "abc", 0)]
    [InlineData("abc", "ABC", 0)]
    [InlineData("abc", "acb", 1)]
    [InlineData("abc", "ab", 1)]
    [InlineData("abc", "xabc", 1)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("", "abc", 3)]
    [InlineData("ca", "abc", 3)]
    public void Distance_counts_edits_and_swaps(string left, string right, int edits) => Assert.Equal(edits, Nearest.Distance(left, right));

    [Fact]
    public void Distance_is_the_same_both_ways_and_never_more_than_the_longer_text() =>
        Gen.Select(Gen.String[0, 12], Gen.String[0, 12]).Sample((a, b) =>
        {
            var distance = Nearest.Distance(a, b);
            Assert.Equal(distance, Nearest.Distance(b, a));
            Assert.InRange(distance, 0, Math.Max(a.Length, b.Length));
        });

    [Fact]
    public void A_suggestion_says_the_name_or_lists_what_is_known()
    {
        Assert.Equal("Did you mean \"master\"?", Nearest.Suggestion("mastr", Known));
        Assert.Equal("Known: master, slaves, brokerRole, flushDiskType, properties.", Nearest.Suggestion("zzzzzz", Known));
        Assert.Equal("", Nearest.Suggestion("zzz", []));
        Assert.StartsWith("Known are 40 names", Nearest.Suggestion("zzz", [.. Enumerable.Range(10, 40).Select(i => $"name{i}")]));
    }
}
