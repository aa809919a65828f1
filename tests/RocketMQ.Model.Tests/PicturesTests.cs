using System.Diagnostics;
using System.Xml.Linq;

namespace RocketMQ.Model.Tests;

/// <summary>The pictures of the docs are those that tools/pictures draws, can be read on light and dark, and say what they show.</summary>
public sealed class PicturesTests
{
    private static readonly string[] Names = ["change.svg", "reference-cluster.svg"];

    public static TheoryData<string> Pictures => [.. Names];

    [Fact]
    public async Task Files_in_docs_are_what_the_script_draws()
    {
        var folder = Directory.CreateTempSubdirectory("rocketmq-pictures-").FullName;
        try
        {
            using var script = Process.Start(new ProcessStartInfo("bash", [Path.Combine(Repository.Root, "tools", "pictures"), folder]))!;
            await script.WaitForExitAsync();
            Assert.Equal(0, script.ExitCode);
            Assert.Equal(
                Names,
                Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
            Assert.All(Directory.GetFiles(folder), drawn => Assert.True(
                File.ReadAllText(drawn) == File.ReadAllText(InDocs(Path.GetFileName(drawn))), $"docs/images/{Path.GetFileName(drawn)} is out of step: run tools/pictures"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [MemberData(nameof(Pictures))]
    public void Picture_has_colours_for_light_and_dark_a_background_and_words(string name)
    {
        var svg = XDocument.Load(InDocs(name)).Root!;
        XNamespace space = "http://www.w3.org/2000/svg";
        var style = svg.Element(space + "style")!.Value;
        var parts = style.Split("@media (prefers-color-scheme: dark)");
        Assert.Equal(2, parts.Length);
        var used = svg.Descendants().Where(e => e.Name.LocalName is "rect" or "path").SelectMany(e => e.Attribute("class")!.Value.Split(' ')).Except(["dash"]).Distinct().ToList();
        Assert.Contains("page", used);
        Assert.All(used, c => Assert.All(parts, p => Assert.Contains($".{c} {{", p, StringComparison.Ordinal)));
        Assert.All(parts, p => Assert.Contains("text {", p, StringComparison.Ordinal));
        Assert.True(svg.Element(space + "title")!.Value.Length > 5 && svg.Element(space + "desc")!.Value.Length > 20);
    }

    private static string InDocs(string name) => Path.Combine(Repository.Root, "docs", "images", name);
}
