using RocketMQ.Model.Catalog;
using RocketMQ.Model.Configuration;
using RocketMQ.Model.Rules;
using RocketMQ.Model.Tests.Configuration;

namespace RocketMQ.Model.Tests.Catalog;

/// <summary>The versions that the suite runs are one list: of it come the README's words, rule RMQ046, and what a production stack may use.</summary>
public sealed class CheckedVersionsTests
{
    public static TheoryData<string> Versions => [.. ReleaseVersion.Known];

    [Fact]
    public void Readme_names_the_checked_versions() => Assert.Contains(
        $"Checked with {string.Join(", ", ReleaseVersion.Known.SkipLast(1))} and {ReleaseVersion.Known[^1]} ", File.ReadAllText(Path.Combine(Repository.Root, "README.md")), StringComparison.Ordinal);

    [Theory]
    [InlineData("4.9.8")]
    [InlineData("5.3.3")]
    public void Sensible_production_stack_is_accepted(string version)
    {
        var check = StackCheck.Run(StackFile.Objects(File.ReadAllText(Path.Combine(Repository.Root, "tests", "RocketMQ.Model.Tests", "Configuration", "examples", "production.yaml")).Replace("4.9.8", version, StringComparison.Ordinal)));
        Assert.DoesNotContain(check.Findings, f => f.Severity == Severity.Error);
        Assert.NotNull(check.Config);
        Assert.True(check.Config.Cluster.Production);
    }
}
