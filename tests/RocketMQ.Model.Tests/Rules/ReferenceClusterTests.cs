using RocketMQ.Model.Rendering;
using RocketMQ.Model.Rules;
using RocketMQ.Model.Tests.Configuration;

namespace RocketMQ.Model.Tests.Rules;

/// <summary>The dev stack (the reference cluster) with the key set that most tutorials give, read and planned as in a run.</summary>
public sealed class ReferenceClusterTests
{
    private const string Tutorial = """
        config:
          rocketmq:cluster:
            properties:
              defaultTopicQueueNums: 4
              autoCreateTopicEnable: true
              autoCreateSubscriptionGroup: true
              deleteWhen: "04"
              fileReservedTime: 120
              mapedFileSizeCommitLog: 1073741824
              mapedFileSizeConsumeQueue: 300000
              diskMaxUsedSpaceRatio: 88
              storePathConsumeQueue: /usr/local/rocketmq/store/consumequeue
              storePathIndex: /usr/local/rocketmq/store/index
              storeCheckpoint: /usr/local/rocketmq/store/checkpoint
              abortFile: /usr/local/rocketmq/store/abort
              maxMessageSize: 65536
        """;

    private static readonly string[] IgnoredKeys =
    [
        "RMQ021 cluster.properties.abortFile",
        "RMQ021 cluster.properties.mapedFileSizeCommitLog",
        "RMQ021 cluster.properties.mapedFileSizeConsumeQueue",
        "RMQ021 cluster.properties.storeCheckpoint",
        "RMQ021 cluster.properties.storePathConsumeQueue",
        "RMQ021 cluster.properties.storePathIndex",
    ];

    private static readonly string[] Defaults =
    [
        "RMQ016 cluster.properties.syncFlushTimeout",
        "RMQ017 cluster.properties.slaveReadEnable",
        "RMQ018 cluster.properties.autoCreateTopicEnable",
        "RMQ019 cluster.properties.autoCreateSubscriptionGroup",
    ];

    [Fact]
    public void Its_risks_are_the_ignored_keys_and_the_two_vulnerabilities() => Assert.Equal(
        [.. IgnoredKeys, "RMQ031 release.version", "RMQ032 release.version"],
        Of(Severity.Warning));

    [Fact]
    public void Worth_knowing_are_what_is_created_unasked_and_what_the_key_set_leaves_to_chance() => Assert.Equal(
        ["RMQ014 cluster.properties.diskMaxUsedSpaceRatio", .. Defaults],
        Of(Severity.Info));

    [Fact]
    public void Nothing_of_it_refuses_the_stack() => Assert.Empty(Of(Severity.Error));

    [Fact]
    public void The_ignored_sizes_are_told_with_what_was_meant()
    {
        var findings = Run(Tutorial);
        Assert.EndsWith("Write mappedFileSizeConsumeQueue: 6000000.", Assert.Single(findings, f => f.Path.EndsWith("mapedFileSizeConsumeQueue", StringComparison.Ordinal)).Repair, StringComparison.Ordinal);
        Assert.EndsWith("Write mappedFileSizeCommitLog: 1073741824.", Assert.Single(findings, f => f.Path.EndsWith("mapedFileSizeCommitLog", StringComparison.Ordinal)).Repair, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_any_configuration_nobody_is_blamed_for_what_nobody_wrote()
    {
        Assert.Equal(["RMQ031 release.version", "RMQ032 release.version"], Of(Severity.Warning, "config: {}"));
        Assert.Equal(Defaults, Of(Severity.Info, "config: {}"));
        // What is left speaks of RocketMQ's defaults, and says so.
        Assert.All(Run("config: {}"), f => Assert.Matches("by default|the version of a stack that names none", f.Message));
    }

    [Fact]
    public void As_a_production_stack_it_is_refused_for_each_of_them()
    {
        var errors = Of(Severity.Error, Tutorial + "\n  rocketmq:production: true\n").ToArray();
        Assert.Superset(new HashSet<string>(Of(Severity.Warning)), errors.ToHashSet());
        Assert.Contains("RMQ013 cluster.heap.broker", errors);
        Assert.Contains("RMQ018 cluster.properties.autoCreateTopicEnable", errors);
        Assert.Contains("RMQ034 cluster.brokerGroups", errors);
    }

    [Theory]
    [InlineData("rocketmq:cluster: { heap: { broker: 512m } }", "RMQ013 cluster.heap.broker", "the heap is 512 MiB.")]
    [InlineData("rocketmq:release: { version: 4.7.1 }", "RMQ031 release.version", "RocketMQ 4.7.1 has CVE-2023-33246")]
    [InlineData("rocketmq:cluster: { nameServers: [rocketmq01, rocketmq02] }", "RMQ006 cluster.nameServers", "2 name servers")]
    public void What_is_written_out_is_spoken_of(string written, string finding, string says) =>
        Assert.Contains(says, Assert.Single(Run($"config:\n  {written}\n"), f => $"{f.Id} {f.Path}" == finding).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("", true)]
    [InlineData("\n  rocketmq:cluster: { flushDiskType: ASYNC_FLUSH }", false)]
    public void A_risk_that_is_written_out_is_a_choice(string cluster, bool told) =>
        Assert.Equal(told, Of(Severity.Error, $"config:\n  rocketmq:production: true{cluster}\n").Contains("RMQ009 cluster.flushDiskType"));

    private static IEnumerable<string> Of(Severity severity, string yaml = Tutorial) =>
        Run(yaml).Where(f => f.Severity == severity).Select(f => $"{f.Id} {f.Path}");

    private static IReadOnlyList<Finding> Run(string yaml)
    {
        var config = StackFile.Read(yaml).Config!;
        return RulePack.Run(config, ClusterPlanner.Plan(config.Cluster));
    }
}
