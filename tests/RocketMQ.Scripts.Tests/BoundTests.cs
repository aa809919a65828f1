using RocketMQ.Model.Rules;
using RocketMQ.Model.Topology;

namespace RocketMQ.Scripts.Tests;

/// <summary>Both sides of bounds that lose messages or make a broker useless, each on a real broker: what it does is what the rule says.</summary>
public sealed class BoundTests(HostContainer host) : IClassFixture<HostContainer>
{
    private const string Script = "/root/bound.sh";
    private const string SmallFiles = "mappedFileSizeCommitLog=1048576 maxMessageSize=500000";

    /// <summary>Version, properties, messages, size of each, what comes of it, and the rule that refuses it (- for none).</summary>
    public static TheoryData<string, string, int, string, string, string> Bounds => new()
    {
        { "4.7.1", $"{SmallFiles} transientStorePoolEnable=true transientStorePoolSize=2", 3, "100", "refused", "RMQ023" },
        { "4.7.1", $"{SmallFiles} transientStorePoolEnable=true transientStorePoolSize=3", 3, "100", "works", "-" },
        { "4.7.1", "mappedFileSizeCommitLog=1048576 maxMessageSize=1048569", 3, "record:1048569", "lost", "RMQ070" },
        { "4.7.1", "mappedFileSizeCommitLog=1048576 maxMessageSize=1048568", 3, "record:1048568", "works", "-" },
        { "4.7.1", "duplicationEnable=true", 2, "100", "lost", "RMQ023" },
        { "4.7.1", "duplicationEnable=false", 2, "100", "works", "-" },
        { "4.7.1", "maxIndexNum=106374181", 3, "100", "lost", "RMQ072" },
        { "4.7.1", "maxIndexNum=106374180", 3, "100", "works", "-" },
        { "4.7.1", "maxIndexNum=1", 3, "100", "lost", "RMQ023" },
        { "4.7.1", "maxIndexNum=2", 3, "100", "works", "-" },
        { "4.7.1", "maxHashSlotNum=436870902", 3, "100", "lost", "RMQ072" },
        { "4.7.1", "maxHashSlotNum=436870901", 3, "100", "works", "-" },
        { "4.7.1", "maxHashSlotNum=0", 3, "100", "lost", "RMQ023" },
        { "4.7.1", "maxHashSlotNum=1", 3, "100", "works", "-" },
        { "4.7.1", "sendMessageThreadPoolNums=0", 1, "100", "dead", "RMQ023" },
        { "4.7.1", "sendMessageThreadPoolNums=1", 1, "100", "works", "-" },
        { "4.7.1", "sendThreadPoolQueueCapacity=0", 1, "100", "dead", "RMQ023" },
        { "4.7.1", "sendThreadPoolQueueCapacity=1", 1, "100", "works", "-" },
        { "4.7.1", "defaultTopicQueueNums=0", 1, "100", "refused", "RMQ023" },
        { "4.7.1", "defaultTopicQueueNums=1", 1, "100", "works", "-" },
        { "4.7.1", "enableDLegerCommitLog=true", 1, "100", "dead", "RMQ026" },
        { "4.7.1", "messageDelayLevel=x", 1, "100", "dead", "RMQ022" },
        { "4.7.1", "messageDelayLevel=1s", 1, "100", "works", "-" },
        { "4.7.1", "maxMessageSize=33554432", 1, "16800000", "refused", "RMQ074" },
        { "4.7.1", "maxMessageSize=16711680", 1, "record:16711680", "works", "-" },
        { "4.7.1", "haTransferBatchSize=4194293", 3, "2000000", "behind", "RMQ023" },
        { "4.7.1", "haTransferBatchSize=4194292", 3, "2000000", "works", "-" },
        { "5.3.3", $"{SmallFiles} transientStorePoolEnable=true transientStorePoolSize=2", 3, "100", "refused", "RMQ023" },
        { "5.3.3", $"{SmallFiles} transientStorePoolEnable=true transientStorePoolSize=3", 3, "100", "works", "-" },
        { "5.3.3", "mappedFileSizeCommitLog=1048576 maxMessageSize=1048576", 3, "record:1048569", "lost", "RMQ070" },
        { "5.3.3", "mappedFileSizeCommitLog=1114120 maxMessageSize=1048576", 3, "1048576", "works", "-" },
        { "5.3.3", "duplicationEnable=true", 2, "100", "lost", "RMQ023" },
        { "5.3.3", "inSyncReplicas=2 brokerRole=SYNC_MASTER", 1, "100", "timeout", "RMQ071" },
        { "5.3.3", "inSyncReplicas=1 brokerRole=SYNC_MASTER", 1, "100", "works", "-" },
        { "5.3.3", "bindAddress=192.0.2.1", 1, "100", "dead", "RMQ073" },
        { "5.3.3", "bindAddress=127.0.0.1", 1, "100", "dead", "RMQ073" },
        { "5.3.3", "bindAddress=HOST", 1, "100", "works", "-" },
        { "5.3.3", "topicQueueLockNum=0", 1, "100", "refused", "RMQ023" },
        { "5.3.3", "topicQueueLockNum=1", 1, "100", "works", "-" },
        { "5.3.3", "timerPrecisionMs=300", 1, "100", "timerPrecisionMs=200", "RMQ023" },
        { "5.3.3", "timerPrecisionMs=500", 1, "100", "timerPrecisionMs=500", "-" },
    };

    [LongTheory]
    [MemberData(nameof(Bounds))]
    public async Task A_broker_does_with_a_value_what_its_rule_says(string version, string properties, int count, string size, string comes, string rule)
    {
        var lines = properties.Replace("HOST", host.Address, StringComparison.Ordinal).Split(' ');
        Assert.Equal(rule, Refused(version, lines));

        await host.InstallRocketMQAsync(version);
        await host.WriteAsync(Script, await File.ReadAllTextAsync(Path.Combine(Checkout.Root, "tests", "RocketMQ.Scripts.Tests", "Catalog", "bound.sh")));
        var key = comes.Split('=') is [var name, _] ? name : "";
        var ran = (await host.RunAsync($"bash {Script} /usr/local/rocketmq-{version} {host.Address} {count} {size} {key}", string.Join('\n', lines) + "\n", 600)).MustWork();
        Assert.True(comes == ran.Output.Trim(), $"{properties}: {ran.Output.Trim()} in the place of {comes}. {ran.Errors}");
    }

    // The first rule about these values that refuses a production stack; brokerRole is a field there.
    private string Refused(string version, IEnumerable<string> lines)
    {
        var pairs = lines.Select(l => l.Split('=')).ToDictionary(p => p[0], p => p[1], StringComparer.Ordinal);
        var spec = new ClusterSpec
        {
            Release = new ReleaseSpec { Version = version },
            Hosts = [new() { Name = "h1", Address = host.Address, User = "root", MemoryMiB = 65536 }],
            NameServers = [new() { Host = "h1" }],
            BrokerGroups = [new() { Name = "b", Master = new() { Host = "h1" } }],
            MasterRole = pairs.Remove("brokerRole") ? BrokerRole.SyncMaster : BrokerRole.AsyncMaster,
            Properties = pairs,
        };
        return StackCheck.Run(spec).Findings.FirstOrDefault(f => f.Severity != Severity.Info && f.Path.StartsWith("cluster.properties.", StringComparison.Ordinal))?.Id ?? "-";
    }
}
