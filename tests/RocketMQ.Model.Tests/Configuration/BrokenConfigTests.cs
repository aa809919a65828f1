namespace RocketMQ.Model.Tests.Configuration;

/// <summary>One file for each usual mistake: its error names id and place, and doing what the repair says makes the file right.</summary>
public sealed class BrokenConfigTests
{
    public static TheoryData<string> Files => [.. Directory.GetFiles(Path.Combine(StackFile.Folder(), "broken"), "*.yaml").Select(f => Path.GetFileNameWithoutExtension(f)!)];

    [Fact]
    public void There_are_at_least_ten() => Assert.True(Files.Count >= 10);

    [Theory]
    [MemberData(nameof(Files))]
    public void Yields_the_one_error_that_names_place_and_repair(string file)
    {
        var yaml = Yaml(file);

        var result = StackFile.Read(yaml);

        Assert.Null(result.Config);
        var finding = Assert.Single(result.Findings);
        Assert.Equal(Header(yaml, "expect"), $"{finding.Id} {finding.Path}");
        Assert.Contains(Header(yaml, "repair"), finding.Repair, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Is_right_once_the_repair_is_done(string file)
    {
        var yaml = Yaml(file);
        var fix = Header(yaml, "fix").Replace("\\n", "\n", StringComparison.Ordinal).Split(" => ");
        var body = yaml[yaml.IndexOf("config:", StringComparison.Ordinal)..];
        Assert.Contains(fix[0], body, StringComparison.Ordinal);

        var result = StackFile.Read(body.Replace(fix[0], fix[1], StringComparison.Ordinal));

        Assert.Empty(result.Findings);
        Assert.NotNull(result.Config);
    }

    private static string Yaml(string file) => File.ReadAllText(Path.Combine(StackFile.Folder(), "broken", file + ".yaml"));

    private static string Header(string yaml, string name) =>
        yaml.Split('\n').Single(l => l.StartsWith($"# {name}: ", StringComparison.Ordinal))[$"# {name}: ".Length..];
}
