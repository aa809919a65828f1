using System.Text.Json;
using RocketMQ.Model.Configuration;
using RocketMQ.Model.Rules;

namespace RocketMQ.Model.Tests.Configuration;

/// <summary>
/// What Pulumi hands over for scalars without quotes: it reads stack files as YAML 1.1, so 04 is 4, 017 is 15, 0x1F 31, 1_000 1000, 4.10 4.1, 128 zeros 0, and
/// other tools write off as false.
/// </summary>
public sealed class YamlScalarTests
{
    /// <summary>Every text field of the tree, with each kind of scalar that it can arrive as.</summary>
    public static TheoryData<string, string> TextFields()
    {
        var data = new TheoryData<string, string>();
        foreach (var (path, field) in ConfigTree.Below(ConfigTree.Root, "").Where(f => f.Field.Type == FieldType.Text))
        {
            foreach (var scalar in new[] { "0", "15", "4.1", "1.2345678901234567e+45", "true", "false" })
            {
                data.Add(path, scalar);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(TextFields))]
    public void Text_field_given_a_scalar_without_quotes_is_refused_and_says_to_write_quotes(string path, string scalar)
    {
        var field = ConfigTree.Below(ConfigTree.Root, "").Single(f => f.Path == path).Field;
        using var document = JsonDocument.Parse(scalar);
        var finding = LeafReader.Read(field, field.Name, document.RootElement).Finding;
        Assert.NotNull(finding);
        Assert.Equal(CfgIds.WrongType, finding.Value.Id);
        Assert.StartsWith("Write it in quotes", finding.Value.Repair, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rocketmq:release: { version: 4.7.1, archive: a.tar.gz, sha512: 0 }", "release.sha512")]
    [InlineData("rocketmq:release: { version: 5.3 }", "release.version")]
    [InlineData("rocketmq:cluster: { name: 15 }", "cluster.name")]
    [InlineData("rocketmq:cluster: { properties: { deleteWhen: 4 } }", "cluster.properties.deleteWhen")]
    [InlineData("rocketmq:cluster: { properties: { deleteWhen: true } }", "cluster.properties.deleteWhen")]
    public void Refusal_names_the_field_and_the_quotes(string line, string path)
    {
        var result = StackFile.Read("config:\n  " + line);
        var finding = Assert.Single(result.Findings, f => f.Path == path);
        Assert.Equal(Severity.Error, finding.Severity);
        Assert.Contains("in quotes", finding.Repair, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("off")]
    [InlineData("false")]
    public void Preflight_off_is_taken_also_when_a_tool_has_rewritten_it(string word)
    {
        var result = StackFile.Read($"config:\n  rocketmq:preflight: {word}");
        Assert.Equal(PreflightMode.Off, result.Config!.Preflight);
    }

    [Fact]
    public void Numbers_and_truth_values_of_keys_that_take_them_are_taken()
    {
        var result = StackFile.Read("config:\n  rocketmq:cluster: { properties: { fileReservedTime: 72, autoCreateTopicEnable: false, deleteWhen: \"04\" } }");
        Assert.NotNull(result.Config);
        Assert.Equal("72 false 04", string.Join(' ', new[] { "fileReservedTime", "autoCreateTopicEnable", "deleteWhen" }.Select(k => result.Config.Cluster.Properties[k])));
    }
}
