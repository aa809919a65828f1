using RocketMQ.Model.Rules;

namespace RocketMQ.Model.Tests.Configuration;

/// <summary>
/// One file for each usual mistake, and one with several: the errors name id and place, all at once, and doing what the repairs say makes the file right. At the
/// top of a file stand, as often as needed, the errors expected, what their repairs say, and the repairs as texts to replace.
/// </summary>
public sealed class BrokenConfigTests
{
    public static TheoryData<string> Files => [.. Directory.GetFiles(Path.Combine(StackFile.Folder(), "broken"), "*.yaml").Select(f => Path.GetFileNameWithoutExtension(f)!)];

    [Fact]
    public void There_are_at_least_ten() => Assert.True(Files.Count >= 10);

    [Theory]
    [MemberData(nameof(Files))]
    public void Yields_the_errors_that_name_place_and_repair_and_no_others(string file)
    {
        var yaml = Yaml(file);

        var check = StackCheck.Run(StackFile.Objects(yaml));

        Assert.True(check.Refused);
        var errors = check.Findings.Where(f => f.Severity == Severity.Error).ToList();
        Assert.Equal(Headers(yaml, "expect").Order(StringComparer.Ordinal), errors.Select(f => $"{f.Id} {f.Path}").Order(StringComparer.Ordinal));
        Assert.All(Headers(yaml, "repair"), repair => Assert.Contains(errors, e => e.Repair.Contains(repair, StringComparison.Ordinal)));
        Assert.Equal(errors.Count, Headers(yaml, "repair").Count);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Is_right_once_the_repairs_are_done(string file)
    {
        var yaml = Yaml(file);
        var body = yaml[yaml.IndexOf("config:", StringComparison.Ordinal)..];
        foreach (var fix in Headers(yaml, "fix").Select(f => f.Replace("\\n", "\n", StringComparison.Ordinal).Split(" => ")))
        {
            Assert.Contains(fix[0], body, StringComparison.Ordinal);
            body = body.Replace(fix[0], fix[1], StringComparison.Ordinal);
        }

        var check = StackCheck.Run(StackFile.Objects(body));

        Assert.False(check.Refused, FindingText.Of(file, check.Findings));
        Assert.NotNull(check.Plan);
    }

    private static string Yaml(string file) => File.ReadAllText(Path.Combine(StackFile.Folder(), "broken", file + ".yaml"));

    private static IReadOnlyList<string> Headers(string yaml, string name) =>
        [.. yaml.Split('\n').Where(l => l.StartsWith($"# {name}: ", StringComparison.Ordinal)).Select(l => l[$"# {name}: ".Length..])];
}
