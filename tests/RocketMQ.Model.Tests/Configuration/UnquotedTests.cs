using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RocketMQ.Model.Configuration;
using RocketMQ.Model.Rules;

namespace RocketMQ.Model.Tests.Configuration;

/// <summary>
/// What YAML 1.1 makes of unquoted values, at every field of the configuration: a text field refuses a number, a boolean and a date and says to write
/// quotes; what is not there is the default; words that YAML tools turn into booleans are what they were.
/// </summary>
public sealed partial class UnquotedTests
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal) { ["host"] = "mq1", ["brokerName"] = "broker-a", ["key"] = "deleteWhen", ["rule"] = "RMQ012" };

    public static TheoryData<string> Leaves => [.. ConfigTree.Below(ConfigTree.Root, "").Where(f => f.Field.Type is not (FieldType.Object or FieldType.Map or FieldType.List)).Select(f => f.Path)];

    [Theory]
    [MemberData(nameof(Leaves))]
    public void Leaf_unquoted_number_is_read_or_refused_with_quotes(string leaf) => Assert.All(["31", "4.1", "-7", "1e+128"], text => AssertPlain(leaf, text));

    [Theory]
    [MemberData(nameof(Leaves))]
    public void Leaf_unquoted_boolean_is_read_or_refused_with_quotes(string leaf) => Assert.All(["true", "false"], text => AssertPlain(leaf, text));

    [Theory]
    [MemberData(nameof(Leaves))]
    public void Leaf_unquoted_date_is_refused_with_quotes(string leaf) => AssertPlain(leaf, "\"2026-11-25 00:00:00 +0000 UTC\"");

    [Theory]
    [MemberData(nameof(Leaves))]
    public void Leaf_null_is_not_given_or_refused_by_name(string leaf)
    {
        var (path, findings) = Read(leaf, "null");
        // An entry of a map or a list has no default; a field has one, or is missing, or is as if it was not written.
        if (leaf.EndsWith(']') || leaf.EndsWith('>')) Assert.Contains(findings, f => f.Path == path && f.Id == CfgIds.WrongType);
        else Assert.DoesNotContain(findings, f => f.Path == path && f.Id is CfgIds.WrongType or CfgIds.BadForm or CfgIds.OutOfRange);
    }

    [Theory]
    [InlineData("false", PreflightMode.Off)]
    [InlineData("\"off\"", PreflightMode.Off)]
    [InlineData("\"preview\"", PreflightMode.Preview)]
    public void Preflight_off_rewritten_by_a_yaml_tool_is_off(string value, PreflightMode mode)
    {
        var read = StackConfigReader.Read(new Dictionary<string, JsonElement> { ["preflight"] = JsonDocument.Parse(value).RootElement });
        Assert.Equal(mode, read.Config!.Preflight);
    }

    [Theory]
    [InlineData("deleteWhen", "4", "write it in quotes")]
    [InlineData("deleteWhen", "null", "no value")]
    [InlineData("brokerPermission", "6", "")]
    [InlineData("slaveReadEnable", "true", "")]
    [InlineData("fileReservedTime", "72", "")]
    public void Property_unquoted_is_refused_where_rocketmq_takes_text(string key, string value, string says)
    {
        var findings = Findings("cluster.properties", new JsonObject { [key] = JsonNode.Parse(value) }.ToJsonString()).Where(f => f.Path == $"cluster.properties.{key}" && f.Severity == Severity.Error);
        if (says.Length == 0) Assert.Empty(findings);
        else Assert.Contains(says, string.Join(' ', findings.Select(f => $"{f.Message} {f.Repair}")), StringComparison.OrdinalIgnoreCase);
    }

    private static void AssertPlain(string leaf, string value)
    {
        var field = ConfigTree.Below(ConfigTree.Root, "").Single(f => f.Path == leaf).Field;
        var (path, findings) = Read(leaf, value);
        var at = findings.Where(f => f.Path == path).ToList();
        var isText = field.Type == FieldType.Text || (field.Type == FieldType.Property && value[0] == '"');
        if (isText) Assert.Contains(at, f => f.Id == CfgIds.WrongType && f.Repair.Contains("Write it in quotes", StringComparison.Ordinal));
        // Of the others: taken, or refused with the field's name and what to write instead.
        Assert.All(at, f => Assert.False(string.IsNullOrWhiteSpace(f.Repair) || !f.Message.Contains(path, StringComparison.Ordinal), $"{leaf} = {value}: {f}"));
        if (field.Type == FieldType.Boolean && value is not ("true" or "false")) Assert.NotEmpty(at);
    }

    private static (string Path, IReadOnlyList<Finding> Findings) Read(string leaf, string value)
    {
        var path = Placeholder().Replace(leaf, m => Names[m.Groups[1].Value]).Replace("[]", "[0]", StringComparison.Ordinal);
        return (path, Findings(path, value));
    }

    private static IReadOnlyList<Finding> Findings(string path, string value)
    {
        var node = JsonNode.Parse(value);
        var parts = path.Replace("[0]", ".[0]", StringComparison.Ordinal).Split('.');
        foreach (var part in parts.Skip(1).Reverse()) node = part == "[0]" ? new JsonArray(node) : new JsonObject { [part] = node };
        return StackConfigReader.Read(new Dictionary<string, JsonElement> { [parts[0]] = JsonSerializer.SerializeToElement(node) }).Findings;
    }

    [GeneratedRegex("<([A-Za-z]+)>")]
    private static partial Regex Placeholder();
}
