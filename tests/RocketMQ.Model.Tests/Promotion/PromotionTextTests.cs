using System.Text.Json.Nodes;
using RocketMQ.Model.Promotion;
using RocketMQ.Model.Tests.Rendering;
using static RocketMQ.Model.Tests.Promotion.Records;

namespace RocketMQ.Model.Tests.Promotion;

/// <summary>A record as JSON: it comes back, and every bad shape has a text of its own.</summary>
public sealed class PromotionTextTests
{
    private static readonly string Good = PromotionText.Write(Record()).ToJsonString(new() { WriteIndented = true });

    [Theory]
    [InlineData(null)]
    [InlineData("the line is down")]
    public void A_record_comes_back(string? reason)
    {
        var state = State(Clusters.Properties(("messageDelayLevel", "1s 5s"), ("x", "a|b\"c")));
        var record = Record(state, passed: true, reason: reason) with { Before = [Record(hoursAgo: 9).AsPast] };
        var read = PromotionParser.Parse(PromotionText.Write(record).ToJsonString());
        Assert.Equal("", read.Problem);
        Assert.Equal(PromotionText.Write(record).ToJsonString(), PromotionText.Write(read.Record!).ToJsonString());
        Assert.True(read.Record!.Holds(record.State));
        Assert.Equal(record.Up, read.Record.Up);
    }

    [Fact]
    public void The_sum_does_not_depend_on_order_and_layout()
    {
        var turned = new JsonObject(JsonNode.Parse(Good)!.AsObject().Reverse().Select(p => KeyValuePair.Create(p.Key, p.Value?.DeepClone())));
        Assert.NotNull(PromotionParser.Parse(turned.ToJsonString()).Record);
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData(" \n", "is empty")]
    [InlineData("error: no stack", "is no JSON (line 1)")]
    [InlineData("{\"format\": \"1\",\n \"stack\": \"a", "is cut off: its JSON ends in line 2")]
    [InlineData("null", "has another shape: it is nothing")]
    [InlineData("[]", "has another shape: it is a list")]
    [InlineData("\"4.7.1\"", "has another shape: it is a text")]
    [InlineData("12", "has another shape: it is a single value")]
    [InlineData("{\"release\": \"4.7.1\"}", "has another shape: it is an object without the field format")]
    [InlineData("{\"format\": \"1\", \"format\": \"1\"}", "is no JSON")]
    [InlineData("{\"format\": \"0\"}", "made by an older version of this library (form \"0\", this one reads 1)")]
    [InlineData("{\"format\": \"old\"}", "made by an older version of this library")]
    [InlineData("{\"format\": \"2\"}", "made by a newer version of this library (form 2, this one reads 1)")]
    [InlineData("{\"format\": \"1\"}", "was edited: it has no sum")]
    public void Every_bad_shape_has_its_text(string text, string problem)
    {
        var read = PromotionParser.Parse(text);
        Assert.Null(read.Record);
        Assert.Contains(problem, read.Problem, StringComparison.Ordinal);
        Assert.NotEqual("", read.Repair);
    }

    [Fact]
    public void A_file_that_is_cut_off_anywhere_is_no_record()
    {
        for (var length = 1; length < Good.Length; length++)
        {
            var read = PromotionParser.Parse(Good[..length]);
            Assert.True(read.Record is null && read.Problem.Length > 0, Good[..length]);
        }
    }

    [Theory]
    [InlineData("release", "4.9.8")]
    [InlineData("sha512", "b")]
    [InlineData("at", "2026-01-01T00:00:00Z")]
    [InlineData("library", "9")]
    [InlineData("stack", "organization/rocketmq/other")]
    public void An_edited_field_is_noticed(string field, string value)
    {
        var edited = JsonNode.Parse(Good)!.AsObject();
        edited[field] = value;
        Assert.Contains("was edited: its sum", PromotionParser.Parse(edited.ToJsonString()).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void An_edited_key_and_an_added_one_are_noticed()
    {
        var edited = JsonNode.Parse(Good)!.AsObject();
        edited["values"]!["mappedFileSizeCommitLog"] = "1";
        Assert.Contains("was edited", PromotionParser.Parse(edited.ToJsonString()).Problem, StringComparison.Ordinal);
        var added = JsonNode.Parse(Good)!.AsObject();
        added["values"]!["more"] = "1";
        Assert.Contains("was edited", PromotionParser.Parse(added.ToJsonString()).Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("stack")]
    [InlineData("up")]
    [InlineData("at")]
    [InlineData("release")]
    [InlineData("sha512")]
    [InlineData("library")]
    [InlineData("values")]
    [InlineData("profiles")]
    [InlineData("leftOut")]
    [InlineData("intents")]
    [InlineData("chain")]
    [InlineData("before")]
    public void A_field_that_is_missing_or_of_another_kind_is_named(string field)
    {
        foreach (var value in new JsonNode?[] { null, 7 })
        {
            var other = JsonNode.Parse(Good)!.AsObject();
            other.Remove(field);
            if (value is not null) other[field] = value.DeepClone();
            other["sum"] = PromotionText.SumOf(other);
            Assert.Contains($"has another shape: {field} is not", PromotionParser.Parse(other.ToJsonString()).Problem, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("chain", "a stack, its up, a time and names of values")]
    [InlineData("before", "a release with its up, time, library and sums")]
    public void A_line_of_another_form_is_named(string field, string wanted)
    {
        var other = JsonNode.Parse(Good)!.AsObject();
        other[field] = new JsonArray("organization/rocketmq/dev up 1 at noon: release");
        other["sum"] = PromotionText.SumOf(other);
        Assert.Contains($"{field}[0] is not there, or is not {wanted}", PromotionParser.Parse(other.ToJsonString()).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_deep_inside_is_named_by_its_path()
    {
        var other = JsonNode.Parse(Good)!.AsObject();
        other["profiles"]!.AsArray()[0]!.AsObject()["of"] = 1;
        other["sum"] = PromotionText.SumOf(other);
        Assert.Contains("profiles[0].of is not there, or is not a text", PromotionParser.Parse(other.ToJsonString()).Problem, StringComparison.Ordinal);
    }
}
