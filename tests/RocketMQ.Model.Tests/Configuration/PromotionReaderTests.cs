using RocketMQ.Model.Configuration;

namespace RocketMQ.Model.Tests.Configuration;

public sealed class PromotionReaderTests
{
    [Fact]
    public void Without_it_no_stack_is_asked() => Assert.Null(StackFile.Read("config: {}").Config!.Promotion);

    [Fact]
    public void A_stack_a_time_and_keys_are_read()
    {
        var spec = Read("{ from: acme/rocketmq/staging, soak: 7d, differs: [fileReservedTime, jvmOptions] }").Config!.Promotion!;
        Assert.Equal(("acme/rocketmq/staging", TimeSpan.FromDays(7), "promotion.from"), (spec.From, spec.Soak, spec.SourceField));
        Assert.Equal(["fileReservedTime", "jvmOptions"], spec.Differs);
    }

    [Theory]
    [InlineData("{}", CfgIds.Missing, "promotion", "neither from nor fromFile", "from: staging")]
    [InlineData("{ soak: 1h }", CfgIds.Missing, "promotion", "neither from nor fromFile", "from: staging")]
    [InlineData("{ form: staging }", CfgIds.UnknownField, "promotion.form", "is not a field", "from")]
    [InlineData("staging", CfgIds.WrongType, "promotion", "must be an object", "from, fromFile, soak, differs, override")]
    [InlineData("{ from: rocketmq/staging }", CfgIds.BadForm, "promotion.from", "the name of a stack", "all three parts")]
    [InlineData("{ from: \"s3://bucket/staging\" }", CfgIds.BadForm, "promotion.from", "the name of a stack", "promotion.fromFile")]
    [InlineData("{ from: \"-rf\" }", CfgIds.BadForm, "promotion.from", "the name of a stack", "form")]
    [InlineData("{ from: staging, soak: 24 }", CfgIds.WrongType, "promotion.soak", "must be a text", "quotes")]
    [InlineData("{ from: staging, soak: \"24\" }", CfgIds.BadForm, "promotion.soak", "unit m (minutes)", "24h")]
    [InlineData("{ from: staging, soak: 1w }", CfgIds.BadForm, "promotion.soak", "unit m (minutes)", "24h")]
    [InlineData("{ from: staging, differs: [fileReservdTime] }", CfgIds.BadChoice, "promotion.differs[0]", "no key of RocketMQ 4.7.1", "fileReservedTime")]
    [InlineData("{ from: staging, differs: fileReservedTime }", CfgIds.WrongType, "promotion.differs", "a list", "brackets")]
    [InlineData("{ from: staging, override: because }", CfgIds.BadForm, "promotion.override", "at least 10 characters", "form")]
    public void Bad_values_are_told_with_what_to_do(string yaml, string id, string path, string message, string repair)
    {
        var finding = Assert.Single(Read(yaml).Findings);
        Assert.Equal((id, path), (finding.Id, finding.Path));
        Assert.Contains(message, finding.Message, StringComparison.Ordinal);
        Assert.Contains(repair, finding.Repair, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("30m", 30, "30m")]
    [InlineData("60m", 60, "1h")]
    [InlineData("48h", 2880, "2d")]
    [InlineData("0m", 0, "0m")]
    public void Spans_are_read_and_written(string text, int minutes, string written)
    {
        Assert.Equal(TimeSpan.FromMinutes(minutes), Durations.Read(text));
        Assert.Equal(written, Durations.Write(TimeSpan.FromMinutes(minutes)));
    }

    private static StackConfigResult Read(string promotion) => StackFile.Read($"config:\n  rocketmq:promotion: {promotion}\n");
}
