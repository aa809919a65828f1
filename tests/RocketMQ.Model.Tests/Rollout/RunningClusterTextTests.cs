using RocketMQ.Model.Rendering;
using RocketMQ.Model.Rollout;
using static RocketMQ.Model.Tests.Rules.Specs;

namespace RocketMQ.Model.Tests.Rollout;

public sealed class RunningClusterTextTests
{
    [Fact]
    public void It_comes_back_as_it_was()
    {
        var spec = Good.With("fileReservedTime", "120").WithMasterA(m => m with { Properties = Map(("fileReservedTime", "48"), ("x.y", "")) }) with
        {
            Name = "a \"b\"",
            Destroy = new() { DeleteData = true },
            Hosts = [.. Good.Hosts.Select(h => h with { Lost = h.Name == "h4", Aliases = ["also-" + h.Name], Generation = h.Name == "h2" ? 3 : 1 })],
        };
        var cluster = RunningCluster.Of(ClusterPlanner.Plan(spec)) with { Owner = "s111111111111", Logins = "l" };

        var back = RunningClusterText.Read(RunningClusterText.Write(cluster))!;

        Assert.Equal((cluster.Name, cluster.Version, cluster.DeletesData), (back.Name, back.Version, back.DeletesData));
        Assert.Equal(cluster.Hosts, back.Hosts);
        Assert.Equal(cluster.Lost, back.Lost);
        Assert.Equal((cluster.Owner, cluster.Logins, 3, 1), (back.Owner, back.Logins, back.GenerationOf("h2"), back.GenerationOf("h1")));
        Assert.Equal(
            cluster.Instances.Select(i => (i.Name, i.Kind, i.Host, i.Address, i.Digest, i.LiveDigest)),
            back.Instances.Select(i => (i.Name, i.Kind, i.Host, i.Address, i.Digest, i.LiveDigest)));
        Assert.Equal(cluster.Instances.SelectMany(Lines), back.Instances.SelectMany(Lines));
        Assert.Equal("48", back.Find("broker-a-0")!.Find("broker.conf", "fileReservedTime"));
        Assert.Equal("120", back.Find("broker-a-1")!.Find("broker.conf", "fileReservedTime"));
        Assert.Equal("", back.Find("broker-a-0")!.Find("broker.conf", "x.y"));

        static IEnumerable<string> Lines(RunningInstance i) => i.Files.OrderBy(f => f.Key, StringComparer.Ordinal).SelectMany(f => f.Value.Select(l => $"{i.Name} {f.Key} {l.Key}={l.Value}"));
    }

    [Fact]
    public void What_all_brokers_share_is_written_once_and_a_broker_takes_little_more()
    {
        var small = Text(4);
        Assert.Equal(1, small.Split("mappedFileSizeCommitLog").Length - 1);
        Assert.InRange((Text(64).Length - small.Length) / 60, 100, 1000);

        static string Text(int groups) => RunningClusterText.Write(RunningCluster.Of(ClusterPlanner.Plan(
            Good with { BrokerGroups = [.. Enumerable.Range(1, groups).Select(i => Group($"b{i}", "h1") with { Master = new() { Host = "h1", Port = 10911 + (10 * i) } })] })));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("H4sIAAAA")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"format":1}""")]
    [InlineData("""{"format":2,"name":"c","version":"4.7.1","deletesData":false,"hosts":{},"lost":[],"broker":{},"nameServer":{},"instances":[]}""")]
    [InlineData("""{"format":1,"name":null,"version":"4.7.1","deletesData":false,"hosts":{},"lost":[],"broker":{},"nameServer":{},"instances":[]}""")]
    public void A_text_of_another_form_is_as_good_as_none(string? text) => Assert.Null(RunningClusterText.Read(text));

    [Fact]
    public void The_form_stays_readable_for_who_upgrades() => Assert.Equal(
        "10911",
        RunningClusterText.Read(
            """{"format":1,"name":"c","version":"4.7.1","deletesData":false,"hosts":{"h1":"10.0.0.1 h1"},"lost":[],"broker":{"broker.conf":{"listenPort":"10911"}},"nameServer":{},"instances":[{"name":"b-0","host":"h1","address":"10.0.0.1:10911","broker":true,"digest":"0123456789abcdef","live":"0123456789abcdef","files":{"broker.conf":{"brokerName":"b"}}}]}""")!
            .Find("b-0")!.Find("broker.conf", "listenPort"));
}
