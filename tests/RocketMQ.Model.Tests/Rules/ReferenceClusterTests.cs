using RocketMQ.Model.Rules;
using RocketMQ.Model.Topology;
using static RocketMQ.Model.Tests.Rules.Specs;

namespace RocketMQ.Model.Tests.Rules;

/// <summary>The reference cluster with the key set that most tutorials give, on 4.7.1.</summary>
public sealed class ReferenceClusterTests
{
    private static readonly ClusterSpec Reference = new()
    {
        Hosts = [.. Enumerable.Range(1, 4).Select(i => new HostSpec { Name = $"rocketmq0{i}", Address = $"172.30.71.{10 + i}", HostKey = "ssh-ed25519 AAAA", User = "deploy" })],
        NameServers = [.. Enumerable.Range(1, 4).Select(i => new NameServerSpec { Host = $"rocketmq0{i}" })],
        BrokerGroups = [Group("broker-a", "rocketmq01", "rocketmq03"), Group("broker-b", "rocketmq02", "rocketmq04")],
        Heap = new HeapSpec { BrokerMiB = 512, NameServerMiB = 256 },
        Properties = Map(
            ("defaultTopicQueueNums", "4"),
            ("autoCreateTopicEnable", "true"),
            ("autoCreateSubscriptionGroup", "true"),
            ("deleteWhen", "04"),
            ("fileReservedTime", "120"),
            ("mapedFileSizeCommitLog", "1073741824"),
            ("mapedFileSizeConsumeQueue", "300000"),
            ("diskMaxUsedSpaceRatio", "88"),
            ("storePathConsumeQueue", "/usr/local/rocketmq/store/consumequeue"),
            ("storePathIndex", "/usr/local/rocketmq/store/index"),
            ("storeCheckpoint", "/usr/local/rocketmq/store/checkpoint"),
            ("abortFile", "/usr/local/rocketmq/store/abort"),
            ("maxMessageSize", "65536")),
    };

    private static readonly string[] IgnoredKeys =
    [
        "RMQ021 cluster.properties.abortFile",
        "RMQ021 cluster.properties.mapedFileSizeCommitLog",
        "RMQ021 cluster.properties.mapedFileSizeConsumeQueue",
        "RMQ021 cluster.properties.storeCheckpoint",
        "RMQ021 cluster.properties.storePathConsumeQueue",
        "RMQ021 cluster.properties.storePathIndex",
    ];

    [Fact]
    public void Its_risks_are_the_ignored_keys_the_two_vulnerabilities_and_the_small_heap() => Assert.Equal(
        ["RMQ013 cluster.heap.broker", .. IgnoredKeys, "RMQ031 release.version", "RMQ032 release.version"],
        Of(Severity.Warning));

    [Fact]
    public void Worth_knowing_are_what_is_created_unasked_and_what_the_key_set_leaves_to_chance() => Assert.Equal(
        [
            "RMQ006 cluster.nameServers",
            "RMQ014 cluster.properties.diskMaxUsedSpaceRatio",
            "RMQ016 cluster.properties.syncFlushTimeout",
            "RMQ017 cluster.properties.slaveReadEnable",
            "RMQ018 cluster.properties.autoCreateTopicEnable",
            "RMQ019 cluster.properties.autoCreateSubscriptionGroup",
        ],
        Of(Severity.Info));

    [Fact]
    public void Nothing_of_it_refuses_the_stack() => Assert.Empty(Of(Severity.Error));

    [Fact]
    public void The_ignored_sizes_are_told_with_what_was_meant()
    {
        var findings = RulePack.Run(Reference, TestPlan.Of(Reference));
        Assert.EndsWith("Write mappedFileSizeConsumeQueue: 6000000.", Assert.Single(findings, f => f.Path.EndsWith("mapedFileSizeConsumeQueue", StringComparison.Ordinal)).Repair, StringComparison.Ordinal);
        Assert.EndsWith("Write mappedFileSizeCommitLog: 1073741824.", Assert.Single(findings, f => f.Path.EndsWith("mapedFileSizeCommitLog", StringComparison.Ordinal)).Repair, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Of(Severity severity) =>
        RulePack.Run(Reference, TestPlan.Of(Reference)).Where(f => f.Severity == severity).Select(f => $"{f.Id} {f.Path}");
}
