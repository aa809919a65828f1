using CsCheck;
using RocketMQ.Model.Rendering;
using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Tests.Rendering;

public sealed class DigestTests
{
    private static readonly string[] Keys = ["a", "b", "a=", "abortFile", "storePathIndex", "sendMessageThreadPoolNums"];

    private static readonly string Reference = Of(Clusters.Reference());

    public static TheoryData<string, Func<ClusterSpec, ClusterSpec>> Restarting => new()
    {
        { "property", s => s with { Properties = new Dictionary<string, string> { ["defaultTopicQueueNums"] = "8" } } },
        { "new property", s => s with { Properties = new Dictionary<string, string> { ["sendMessageThreadPoolNums"] = "4" } } },
        { "heap", s => s.WithMaster(m => m with { HeapMiB = 513 }) },
        { "heap by share", s => s with { Heap = new() } },
        { "JVM option", s => s.WithMaster(m => m with { JvmOptions = ["-Da=b"] }) },
        { "port", s => s.WithMaster(m => m with { Port = 10921 }) },
        { "role", s => s with { MasterRole = BrokerRole.AsyncMaster } },
        { "flush", s => s with { FlushDiskType = FlushDiskType.SyncFlush } },
        { "version", s => s with { Release = new() { Version = "4.9.8" } } },
        { "archive", s => s with { Release = new() { Sha512 = new string('a', 128) } } },
        { "source", s => s with { Release = new() { Build = new() { Source = "x", Sha512 = new string('b', 128) } } } },
        { "store", s => s.WithMaster(m => m with { StorePath = "/data/a" }) },
        { "logs", s => s with { Paths = s.Paths with { Logs = "/data/logs" } } },
        { "configuration", s => s with { Paths = s.Paths with { Config = "/etc/rmq" } } },
        { "release folder", s => s with { Paths = s.Paths with { Release = "/opt" } } },
        { "hot key of another version", s => s with { Properties = new Dictionary<string, string> { ["maxMessageSize"] = "131072" } } },
        { "name servers", s => s with { NameServers = [.. s.NameServers.Take(3)] } },
        { "cluster name", s => s with { Name = "other" } },
    };

    public static TheoryData<string, Func<ClusterSpec, ClusterSpec>> Harmless => new()
    {
        { "default said aloud", s => s with { Properties = new Dictionary<string, string> { ["mappedFileSizeCommitLog"] = "1073741824" } } },
        { "hot key", s => s with { Properties = new Dictionary<string, string> { ["fileReservedTime"] = "96" } } },
        { "ignored key", s => s with { Properties = new Dictionary<string, string> { ["storePathIndex"] = "/x" } } },
        { "old spelling of what is written anyway", s => s with { Properties = new Dictionary<string, string> { ["mapedFileSizeConsumeQueue"] = "300000" } } },
        { "reserved key", s => s with { Properties = new Dictionary<string, string> { ["listenPort"] = "1" } } },
        { "production (adds a flag of ours)", s => s with { Production = true } },
        { "aliases", s => s with { Hosts = [.. s.Hosts.Select(h => h with { Aliases = [] })] } },
        { "log-in", s => s with { Hosts = [.. s.Hosts.Select(h => h with { User = "admin", Port = 2222, HostKey = "x" })] } },
        { "destroy", s => s with { Destroy = new() { DeleteData = true } } },
        { "time limit", s => s with { StartTimeoutSeconds = 300 } },
        { "capitals of the checksum", s => s with { Release = new() { Sha512 = "" } } },
        { "name servers of another stack at the same addresses", s => s with { NameServers = [], OutsideNameServers = [.. s.NameServers.Select((_, i) => $"172.30.71.1{i + 1}:9876")] } },
        { "another slave", s => s with { BrokerGroups = [s.BrokerGroups[0], Clusters.Group("broker-b", "rocketmq02", "rocketmq04", "rocketmq03")] } },
    };

    [Theory]
    [MemberData(nameof(Restarting))]
    public void ChangesWithWhatAProcessRunsWith(string what, Func<ClusterSpec, ClusterSpec> change) =>
        Assert.True(Reference != Of(change(Clusters.Reference())), what);

    [Theory]
    [MemberData(nameof(Harmless))]
    public void StaysWithEverythingElse(string what, Func<ClusterSpec, ClusterSpec> change) =>
        Assert.True(Reference == Of(change(Clusters.Reference())), what);

    [Fact]
    public void StandsInTheFileThatTheProcessNotes()
    {
        var broker = ClusterPlanner.Plan(Clusters.Reference()).Broker("broker-a-0");
        Assert.Equal(broker.Digest + "\n", broker.Text("/digest"));
        Assert.Matches("^[0-9a-f]{64}$", broker.Digest);
    }

    [Fact]
    public void FollowsTheEffectivePropertiesAndNothingElseOfThem()
    {
        var value = Gen.String[Gen.Char["ab=\\ 1"], 0, 4].Select(v => v.TrimEnd());
        var layer = Gen.Dictionary(Gen.Int[0, Keys.Length - 1].Select(i => Keys[i]), value)[0, 4];
        Gen.Select(layer, layer).Sample((one, two) =>
        {
            var first = ClusterPlanner.Plan(Clusters.Reference() with { Properties = one }).Broker("broker-a-0");
            // The same again, in another order; and another set.
            var turned = one.Reverse().ToDictionary(p => p.Key, p => p.Value);
            Assert.Equal(first.Digest, Of(Clusters.Reference() with { Properties = turned }));
            var second = ClusterPlanner.Plan(Clusters.Reference() with { Properties = two }).Broker("broker-a-0");
            Assert.Equal(first.EffectiveProperties.SequenceEqual(second.EffectiveProperties), first.Digest == second.Digest);
        });
    }

    private static string Of(ClusterSpec spec) => ClusterPlanner.Plan(spec).Broker("broker-a-0").Digest;
}
