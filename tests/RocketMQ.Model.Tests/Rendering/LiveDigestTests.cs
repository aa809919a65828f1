using CsCheck;
using RocketMQ.Model.Catalog;
using RocketMQ.Model.Rendering;
using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Tests.Rendering;

/// <summary>A hot key moves the live digest and nothing else does; every other key moves the digest and nothing else.</summary>
public sealed class LiveDigestTests
{
    private static readonly string[] Versions = ["4.7.1", "5.3.3"];

    // Hot in both versions, and set by the reference set or not.
    private static readonly string[] HotKeys = ["fileReservedTime", "deleteWhen", "flushCommitLogLeastPages", "longPollingEnable", "transactionTimeOut"];
    private static readonly string[] OtherKeys = ["defaultTopicQueueNums", "sendMessageThreadPoolNums", "keyOfAPatch", "messageDelayLevel", "flushConsumerOffsetInterval"];
    private static readonly Gen<string> Value = Gen.String[Gen.Char["019;a"], 1, 4];

    private static readonly Gen<Dictionary<string, string>> Layer =
        Gen.Dictionary(Gen.Int[0, 9].Select(i => HotKeys.Concat(OtherKeys).ElementAt(i)), Value)[0, 6];

    [Fact]
    public void AHotValueMovesTheLiveDigestAlone() =>
        Gen.Select(Gen.Int[0, 1], Layer, Gen.Int[0, HotKeys.Length - 1], Value).Sample((version, layer, key, value) =>
        {
            var (before, after) = (Plan(version, layer), Plan(version, With(layer, HotKeys[key], value)));
            Assert.Equal(before.Digest, after.Digest);
            Assert.Equal(Wanted(before).SequenceEqual(Wanted(after)), before.LiveDigest == after.LiveDigest);
        });

    [Fact]
    public void AnyOtherValueMovesTheDigestAlone() =>
        Gen.Select(Gen.Int[0, 1], Layer, Gen.Int[0, OtherKeys.Length - 1], Value).Sample((version, layer, key, value) =>
        {
            var (before, after) = (Plan(version, layer), Plan(version, With(layer, OtherKeys[key], value)));
            Assert.Equal(before.LiveDigest, after.LiveDigest);
            Assert.Equal(before.EffectiveProperties.SequenceEqual(after.EffectiveProperties), before.Digest == after.Digest);
        });

    [Fact]
    public void ADefaultSaidAloudMovesNeither()
    {
        foreach (var version in Enumerable.Range(0, Versions.Length))
        {
            var before = Plan(version, []);
            foreach (var (key, value) in before.HotDefaults.Where(d => !before.EffectiveProperties.ContainsKey(d.Key)))
            {
                var after = Plan(version, new() { [key] = value });
                Assert.Equal((before.Digest, before.LiveDigest), (after.Digest, after.LiveDigest));
                Assert.Equal(value, after.EffectiveProperties[key]);
            }
        }
    }

    [Theory]
    [InlineData("4.7.1", 47, "flushCommitLogTimed", "false")]
    [InlineData("5.3.3", 26, "flushCommitLogTimed", "true")]
    [InlineData("4.7.1", 47, "brokerPermission", "6")]
    [InlineData("5.3.3", 26, "maxMessageSize", "4194304")]
    public void TheDefaultsAreThoseOfTheVersionAndInOrder(string version, int count, string key, string value)
    {
        var defaults = Plan(Array.IndexOf(Versions, version), []).HotDefaults;
        Assert.Equal(count, defaults.Count);
        // What is shown as hot is applied live, without exception.
        Assert.Equal(KeyCatalog.For(version).For(InstanceKind.Broker).Where(k => k.Effect == KeyEffect.Hot).Select(k => k.Name), defaults.Keys);
        Assert.Equal(value, defaults[key]);
        Assert.Equal(defaults.Keys.Order(StringComparer.Ordinal), defaults.Keys);
        Assert.All(defaults, d => Assert.Matches("^([0-9]+|true|false)$", d.Value));
    }

    [Theory]
    [InlineData("4.7.0")]
    [InlineData("4.9.8")]
    [InlineData("5.3.2")]
    public void WhereNobodyLookedEverythingRestarts(string version)
    {
        var spec = Clusters.Reference() with { Release = new() { Version = version } };
        var broker = ClusterPlanner.Plan(spec).Broker("broker-a-0");
        Assert.Empty(broker.HotDefaults);
        Assert.DoesNotContain("applied live", broker.Text("/broker.conf"), StringComparison.Ordinal);
        Assert.NotEqual(broker.Digest, ClusterPlanner.Plan(spec with { Properties = new Dictionary<string, string> { ["fileReservedTime"] = "96" } }).Broker("broker-a-0").Digest);
    }

    [Fact]
    public void ANameServerHasNothingToApply() => Assert.Empty(ClusterPlanner.Plan(Clusters.Reference()).NameServers[0].HotDefaults);

    private static IEnumerable<string> Wanted(InstancePlan broker) => broker.HotDefaults.Select(d => broker.EffectiveProperties.GetValueOrDefault(d.Key, d.Value));

    private static Dictionary<string, string> With(Dictionary<string, string> layer, string key, string value) => new(layer) { [key] = value };

    private static InstancePlan Plan(int version, Dictionary<string, string> properties) =>
        ClusterPlanner.Plan(Clusters.Reference() with { Properties = properties, Release = new() { Version = Versions[version] } }).Broker("broker-a-0");
}
