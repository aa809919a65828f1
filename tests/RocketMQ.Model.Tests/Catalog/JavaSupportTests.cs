using RocketMQ.Model.Catalog;

namespace RocketMQ.Model.Tests.Catalog;

public sealed class JavaSupportTests
{
    [Fact]
    public void Every_known_version_has_its_range_and_a_source()
    {
        Assert.Equal(ReleaseVersion.Known, JavaSupport.All.Select(j => j.Version));
        Assert.All(JavaSupport.All, j => Assert.True(j.Min >= 8 && j.Max >= j.Min && j.Source.Length > 10, j.Version));
    }

    [Theory]
    [InlineData("4.7.1", "4.7.1")]
    [InlineData("4.9.4", "4.9.8")]
    [InlineData("5.2.0", "5.3.3")]
    public void Other_versions_are_judged_by_the_nearest_known_one(string version, string by) => Assert.Equal(by, JavaSupport.For(version).Version);
}
