using RocketMQ.Model.Catalog;
using RocketMQ.Model.Rendering;
using RocketMQ.Model.Topology;
using static RocketMQ.Model.Tests.Rules.Specs;

namespace RocketMQ.Model.Tests.Catalog;

/// <summary>What is written into broker.conf unasked has its reason, and is read by the version.</summary>
public sealed class WrittenKeysTests
{
    public static TheoryData<string> Versions => [.. ReleaseVersion.Known];

    [Theory]
    [MemberData(nameof(Versions))]
    public void Keys_written_unasked_are_those_of_the_table(string version)
    {
        var spec = Good.Version(version) with { MasterRole = BrokerRole.SyncMaster, Properties = Map() };
        var written = ClusterPlanner.Plan(spec).Brokers.SelectMany(b => b.EffectiveProperties.Keys).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(WrittenKey.All.Where(k => k.IsFor(version)).Select(k => k.Key).Order(StringComparer.Ordinal), written.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void Keys_written_unasked_are_read_by_the_version(string version) =>
        Assert.All(WrittenKey.All.Where(k => k.IsFor(version)), k => Assert.Equal(KeyStatus.Read, KeyCatalog.For(version).Find(k.Key)!.Status));

    [Fact]
    public void Slave_of_5_has_no_address_of_its_master_and_one_of_4_has()
    {
        bool Has(string version) => ClusterPlanner.Plan(Good.Version(version)).Brokers.Where(b => b.Role == BrokerRole.Slave).All(b => b.EffectiveProperties.ContainsKey("haMasterAddress"));
        Assert.Equal("True True False", $"{Has("4.7.1")} {Has("4.9.8")} {Has("5.3.3")}");
        Assert.DoesNotContain("haMasterAddress", string.Concat(ClusterPlanner.Plan(Good.Version("5.3.3")).Brokers.SelectMany(b => b.Files).Select(f => f.Content)), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_reason_says_why_and_from_where() => Assert.All(WrittenKey.All, k => Assert.True(k.Reason.Length > 20 && k.Source.Length > 3 && k.Versions is "all" or "4" or "5", k.Key));
}
