using RocketMQ.Model.Rendering;

namespace RocketMQ.Model.Tests.Rendering;

public class WrittenPathsTests
{
    [Theory]
    [InlineData("4.7.1")]
    [InlineData("5.3.3")]
    public void Every_file_beside_those_of_an_instances_folder_bears_the_mark(string version)
    {
        var plan = ClusterPlanner.Plan(Clusters.Reference() with { Release = new() { Version = version } });
        foreach (var host in plan.Hosts)
        {
            var written = WrittenPaths.Of(host);
            var files = host.Files.Concat(host.Instances.SelectMany(i => i.Files.Where(f => !f.Path.StartsWith(i.ConfigDirectory + "/", StringComparison.Ordinal)))).ToList();
            Assert.True(files.Count >= 6);
            Assert.All(files, f => Assert.Contains(WrittenPaths.Mark, string.Join('\n', f.Content.Split('\n').Take(3)), StringComparison.Ordinal));
            Assert.Subset(written.ToHashSet(), files.Select(f => f.Path).ToHashSet());
            Assert.Contains(written, p => p.EndsWith("/namesrv.conf", StringComparison.Ordinal));
            Assert.Equal(written.Count, written.Distinct().Count());
        }
    }

    [Fact]
    public void Commands_are_among_them_and_their_wrapper_bears_the_mark()
    {
        var written = WrittenPaths.Of(ClusterPlanner.Plan(Clusters.Reference()).Hosts[0]);
        string[] wanted = ["/usr/local/bin/mqadmin", "/usr/local/bin/rocketmq-status", "/usr/local/bin/rocketmq-support", "/etc/rocketmq-steps.plan"];
        Assert.Equal(wanted, wanted.Intersect(written));
        Assert.Contains(WrittenPaths.Mark, KitFiles.All.Single(f => f.Name == "command.sh").Text, StringComparison.Ordinal);
    }
}
