using CsCheck;
using RocketMQ.Model.Rendering;
using RocketMQ.Model.Rollout;
using RocketMQ.Model.Topology;
using static RocketMQ.Model.Tests.Rules.Specs;

namespace RocketMQ.Model.Tests.Rollout;

/// <summary>The properties that stand on top of <see cref="ClusterChange"/>, over generated pairs of clusters, and single cases of each kind.</summary>
public sealed class ClusterChangeTests
{
    private static readonly Gen<IReadOnlyDictionary<string, string>> Properties = Gen.Select(
            Gen.OneOf("fileReservedTime", "longPollingEnable", "slaveReadEnable", "sendMessageThreadPoolNums", "defaultTopicQueueNums", "mapedFileSizeCommitLog", "transientStorePoolEnable", "noSuchKey"),
            Gen.OneOf("", "1", "72", "true", "false"))
        .Array[0, 4].Select(all => (IReadOnlyDictionary<string, string>)all.DistinctBy(p => p.Item1).ToDictionary(p => p.Item1, p => p.Item2));

    private static readonly Gen<ClusterSpec> Spec = Gen.Select(
            Gen.Select(Properties, Properties, Properties),
            Gen.OneOf("4.7.1", "4.9.8", "5.3.3"),
            Gen.OneOf(0, 2048, 4096).Select(h => h == 0 ? (int?)null : h),
            Gen.OneOf("/var/lib/rocketmq", "/data/rocketmq"),
            Gen.Int[0, 5],
            Gen.Int[2, 4],
            Gen.Bool,
            Gen.OneOf("", "-Dx=y", "-XX:MaxGCPauseMillis=50"))
        .Select((keys, version, heap, store, shape, hosts, lost, option) => Good with
        {
            Release = new ReleaseSpec { Version = version },
            Properties = keys.Item1,
            Heap = new HeapSpec { BrokerMiB = heap, NameServerMiB = 512 },
            Paths = new PathsSpec { Store = store },
            NameServers = [.. Enumerable.Range(1, hosts - 1).Select(i => new NameServerSpec { Host = $"h{i}" })],
            Hosts = [.. Good.Hosts.Select((h, i) => h with { Lost = lost && i == 3, MemoryMiB = shape == 3 ? null : 16384 })],
            BrokerGroups =
            [
                Group("broker-a", "h1", shape % 2 == 0 ? ["h3"] : ["h4", "h2"]) with { Properties = keys.Item2 },
                .. shape < 2 ? [] : new[] { Group("broker-b", shape == 4 ? "h3" : "h2", "h4") with { Master = new BrokerSpec { Host = shape == 4 ? "h3" : "h2", Port = 10951, Properties = keys.Item3, JvmOptions = option.Length == 0 ? [] : [option] } } },
            ],
        });

    [Fact]
    public void An_instance_that_stays_is_restarted_exactly_when_its_digest_changes_and_hot_exactly_when_only_its_live_digest_does() => Gen.Select(Spec, Spec).Sample((before, after) =>
    {
        var (was, plan) = (ClusterPlanner.Plan(before), ClusterPlanner.Plan(after));
        var change = ClusterChange.Between(RunningCluster.Of(was), plan);
        foreach (var instance in plan.RolloutOrder.Where(i => !i.Host.Lost))
        {
            var name = RunningCluster.NameOf(instance);
            var old = was.RolloutOrder.FirstOrDefault(i => !i.Host.Lost && RunningCluster.NameOf(i) == name && i.Host.Name == instance.Host.Name);
            Assert.Equal(old is not null && old.Digest != instance.Digest, change.Restarted.Any(r => r.Name == name));
            Assert.Equal(old is not null && old.Digest == instance.Digest && old.LiveDigest != instance.LiveDigest, change.Hot.Any(h => h.Name == name));
            // Whatever restarts an instance, or is given to it, can be told by a line.
            var lines = change.Lines.Where(l => l.Instances.Contains(name)).ToList();
            Assert.Equal(change.Restarted.Any(r => r.Name == name), lines.Any(l => l.Effect == ChangeEffect.Restart));
            Assert.Equal(change.Hot.Any(h => h.Name == name), lines.Count > 0 && lines.All(l => l.Effect == ChangeEffect.Hot));
            Assert.Equal(old is null, change.Instances.Any(i => i.Name == name && i.To == instance.Host.Name));
        }
    }, iter: 300);

    [Fact]
    public void Each_changed_line_is_told_once_and_its_instances_stand_in_the_order_of_the_roll() => Gen.Select(Spec, Spec).Sample((before, after) =>
    {
        var plan = ClusterPlanner.Plan(after);
        var change = ClusterChange.Between(RunningCluster.Of(ClusterPlanner.Plan(before)), plan);
        Assert.Equal(change.Lines.Count, change.Lines.DistinctBy(l => (l.File, l.Key, l.Old, l.New)).Count());
        Assert.All(change.Lines, l => Assert.NotEqual(l.Old, l.New));
        var order = plan.RolloutOrder.Select(RunningCluster.NameOf).ToList();
        foreach (var names in change.Lines.Select(l => l.Instances).Append([.. change.Restarted.Select(i => i.Name)]).Append([.. change.Hot.Select(i => i.Name)]))
        {
            Assert.Equal(names.OrderBy(order.IndexOf), names);
        }
    }, iter: 200);

    [Fact]
    public void What_is_gone_from_the_plan_goes_and_nothing_is_both() => Gen.Select(Spec, Spec).Sample((before, after) =>
    {
        var (was, becomes) = (RunningCluster.Of(ClusterPlanner.Plan(before)), ClusterPlanner.Plan(after));
        var change = ClusterChange.Between(was, becomes);
        var wanted = RunningCluster.Of(becomes);
        Assert.Equal(was.Instances.Where(i => wanted.Find(i.Name) is null).Select(i => i.Name).Order(), change.Instances.Where(i => i.To is null).Select(i => i.Name).Order());
        Assert.Empty(change.Instances.Select(i => i.Name).Intersect(change.Restarted.Concat(change.Hot).Select(i => i.Name)));
        Assert.Equal(change.Instances.Count, change.Instances.DistinctBy(i => i.Name).Count());
    }, iter: 200);

    [Fact]
    public void The_same_cluster_has_no_change_also_when_it_was_kept_as_text() => Spec.Sample(spec =>
    {
        var plan = ClusterPlanner.Plan(spec);
        var kept = RunningClusterText.Read(RunningClusterText.Write(RunningCluster.Of(plan)))!;
        return ClusterChange.Between(kept, plan).IsEmpty && ChangeText.Of(kept, plan).Length == 0;
    }, iter: 200);

    [Fact]
    public void Nothing_that_restarts_nothing_is_a_change()
    {
        var before = RunningCluster.Of(ClusterPlanner.Plan(Good));
        Assert.True(Change(Good with { Production = true, StartTimeoutSeconds = 77, DisabledRules = Map(("RMQ018", "why not")) }).IsEmpty);
        Assert.True(Change(Good with { Hosts = [.. Good.Hosts.Select(h => h with { User = "root", HostKey = null, Port = 2222 })] }).IsEmpty);

        ClusterChange Change(ClusterSpec after) => ClusterChange.Between(before, ClusterPlanner.Plan(after));
    }

    [Theory]
    [InlineData("4.7.1", "fileReservedTime", "96", ChangeEffect.Hot)]
    [InlineData("4.7.1", "sendMessageThreadPoolNums", "2", ChangeEffect.Restart)]
    [InlineData("4.7.1", "maxMessageSize", "131072", ChangeEffect.Restart)]
    [InlineData("5.3.3", "maxMessageSize", "131072", ChangeEffect.Hot)]
    [InlineData("4.9.8", "fileReservedTime", "96", ChangeEffect.Restart)]
    public void A_key_has_the_effect_that_the_catalog_knows_for_the_version(string version, string key, string value, ChangeEffect effect)
    {
        var change = ClusterChange.Between(RunningCluster.Of(ClusterPlanner.Plan(Good.Version(version))), ClusterPlanner.Plan(Good.Version(version).With(key, value)));
        var line = Assert.Single(change.Lines);
        Assert.Equal(("broker.conf", key, value, effect), (line.File, line.Key, line.New, line.Effect));
        Assert.Equal(["broker-a-1", "broker-b-1", "broker-a-0", "broker-b-0"], line.Instances);
    }

    [Fact]
    public void A_hot_key_written_with_its_default_or_taken_out_at_it_is_no_change()
    {
        var plain = Good.Version("4.7.1");
        var written = plain.With("longPollingEnable", "true");
        Assert.Empty(ClusterChange.Between(RunningCluster.Of(ClusterPlanner.Plan(plain)), ClusterPlanner.Plan(written)).Lines);
        Assert.Empty(ClusterChange.Between(RunningCluster.Of(ClusterPlanner.Plan(written)), ClusterPlanner.Plan(plain)).Lines);
        Assert.Single(ClusterChange.Between(RunningCluster.Of(ClusterPlanner.Plan(plain.With("longPollingEnable", "false"))), ClusterPlanner.Plan(plain)).Lines);
    }
}
