using RocketMQ.Model.Configuration;
using RocketMQ.Model.Promotion;
using RocketMQ.Model.Rules;
using static RocketMQ.Model.Tests.Promotion.Records;

namespace RocketMQ.Model.Tests.Promotion;

public sealed class PromotionProblemTests
{
    private static readonly PromotionSpec File = new() { FromFile = "staging.json" };

    [Theory]
    [InlineData("staging", Staging)]
    [InlineData("acme/other/prod", "acme/other/prod")]
    [InlineData("other/prod", "organization/other/prod")]
    public void A_name_alone_is_of_the_same_project(string from, string full) => Assert.Equal(full, StackNames.InFull(from, Production));

    [Fact]
    public void Each_problem_has_a_text_of_its_own()
    {
        Finding[] all =
        [
            PromotionProblem.Itself(Production),
            PromotionProblem.NoSuchStack(Staging, "file:///state", "error: no stack named 'staging' found"),
            PromotionProblem.Unreadable(Staging, "no rights"),
            PromotionProblem.NothingPassed(Staging),
            PromotionProblem.OlderLibrary(Staging),
            PromotionProblem.OtherProgram(Staging),
            PromotionProblem.NoRecord("promotion.from", "the output promotion", PromotionParser.Parse("[]")),
            PromotionProblem.NoFile("/a"),
            PromotionProblem.UnreadableFile("/a", "no rights"),
        ];
        Assert.Equal(all.Length, all.Select(f => f.Message).Distinct().Count());
        Assert.All(all, f => Assert.Equal((CfgIds.PromotionSource, Severity.Error), (f.Id, f.Severity)));
        Assert.All(all, f => Assert.True(f.Repair.Length > 10 && f.Path.StartsWith("promotion.", StringComparison.Ordinal)));
        Assert.Contains("promotion.fromFile", all[1].Repair, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_the_stack_itself_is_told()
    {
        Assert.Contains("this very cluster", Wrong(File, Record(stack: Production))!.Message, StringComparison.Ordinal);
        // By its number, where it had another name when it was written.
        Assert.Contains("this very cluster", PromotionProblem.WrongFile(File, "/f", Record(), Production, "s0123456789ab")!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("staging", Staging, false)]
    [InlineData("staging", "acme/rocketmq/staging", false)]
    [InlineData(Staging, Staging, false)]
    [InlineData("staging", "organization/rocketmq/dev", true)]
    [InlineData("staging", "organization/rocketmq/not-staging", true)]
    [InlineData("acme/rocketmq/staging", Staging, true)]
    public void A_file_of_another_cluster_is_told(string from, string stack, bool wrong)
    {
        var finding = Wrong(File with { From = from }, Record(stack: stack) with { Stack = stack });
        Assert.Equal(wrong, finding is not null);
        if (wrong) Assert.Contains($"is of another cluster: {stack}", finding!.Message, StringComparison.Ordinal);
    }

    private static Finding? Wrong(PromotionSpec spec, PromotionRecord record) => PromotionProblem.WrongFile(spec, "/f", record, Production, "");
}
