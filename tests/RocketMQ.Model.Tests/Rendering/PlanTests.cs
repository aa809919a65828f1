using CsCheck;
using RocketMQ.Model.Rendering;
using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Tests.Rendering;

/// <summary>What holds for the plan of any valid cluster.</summary>
public sealed class PlanTests
{
    // Hosts, groups, slaves a group; broker n on a host listens at 10911 + 10 n.
    private static readonly Gen<ClusterSpec> AnyCluster = Gen.Select(Gen.Int[1, 8], Gen.Int[1, 6], Gen.Int[0, 3], Gen.Int[1, 8], Gen.Bool, Gen.Int[0, 7]).Select(Make);

    [Fact]
    public void NoPortIsTakenTwiceOnAHost() => AnyCluster.Sample(spec =>
    {
        foreach (var host in ClusterPlanner.Plan(spec).Hosts)
        {
            var ports = host.Instances.SelectMany(i => i.Ports).ToList();
            Assert.Equal(ports.Count, ports.Distinct().Count());
            Assert.All(host.Instances, i => Assert.Equal(host.Host.Address + ":" + i.Port, i.Address));
        }
    });

    [Fact]
    public void EverySlaveFollowsItsMaster() => AnyCluster.Sample(spec =>
    {
        var plan = ClusterPlanner.Plan(spec);
        foreach (var broker in plan.Brokers)
        {
            var master = plan.Brokers.Single(b => b.BrokerName == broker.BrokerName && b.BrokerId == 0);
            Assert.Equal(
                broker.Role == BrokerRole.Slave && spec.Release.Version[0] == '4' ? $"{master.Host.Address}:{master.Port + 1}" : null,
                broker.EffectiveProperties.GetValueOrDefault("haMasterAddress"));
            Assert.Equal(broker.Role == BrokerRole.Slave, broker.BrokerId > 0);
            Assert.Equal(plan.NameServerAddress, broker.EffectiveProperties["namesrvAddr"]);
            Assert.Equal(broker.Host.Address, broker.EffectiveProperties["brokerIP1"]);
        }
    });

    [Fact]
    public void TheRollTakesNameServersThenSlavesThenMastersAndEachOnce() => AnyCluster.Sample(spec =>
    {
        var plan = ClusterPlanner.Plan(spec);
        int Rank(InstancePlan i) => i.Kind == InstanceKind.NameServer ? 0 : i.Role == BrokerRole.Slave ? 1 : 2;
        Assert.Equal(plan.RolloutOrder.OrderBy(Rank), plan.RolloutOrder);
        Assert.Equal(plan.NameServers.Concat(plan.Brokers).ToHashSet(), plan.RolloutOrder.ToHashSet());
        Assert.Equal(plan.RolloutOrder.Count, plan.RolloutOrder.Distinct().Count());
        Assert.Equal(plan.RolloutOrder.Count, plan.Hosts.Sum(h => h.Instances.Count));
    });

    [Fact]
    public void NoTwoInstancesOfAHostShareAFolderAFileOrAUnit() => AnyCluster.Sample(spec =>
    {
        foreach (var host in ClusterPlanner.Plan(spec).Hosts)
        {
            var own = host.Instances.SelectMany(i => i.Directories.Concat(i.Files.Select(f => f.Path)).Append(i.ConfigDirectory)).ToList();
            Assert.Equal(own.Count, own.Distinct().Count());
            Assert.All(host.Instances, i => Assert.All(i.Files, f => Assert.True(
                f.Path.StartsWith(i.ConfigDirectory + "/", StringComparison.Ordinal) || f.Path == "/etc/systemd/system/" + i.Unit)));
            Assert.All(host.Instances, i => new Bundle().Files(i.Files));
        }
    });

    [Fact]
    public void FoldersComeParentsFirst() => AnyCluster.Sample(spec =>
    {
        foreach (var instance in ClusterPlanner.Plan(spec).RolloutOrder)
        {
            var all = instance.Directories.ToList();
            Assert.All(all, d => Assert.DoesNotContain(all.Skip(all.IndexOf(d)), later => d.StartsWith(later + "/", StringComparison.Ordinal)));
        }
    });

    [Fact]
    public void ThePlanIsTheSameEveryTime() => AnyCluster.Sample(spec => Assert.Equal(
        ClusterPlanner.Plan(spec).RolloutOrder.SelectMany(i => i.Files), ClusterPlanner.Plan(spec).RolloutOrder.SelectMany(i => i.Files)));

    [Fact]
    public void ASlavesNumberIsItsPlaceOrWhatWasGiven()
    {
        var group = new BrokerGroupSpec { Name = "g", Master = new() { Host = "rocketmq01" }, Slaves = [new() { Host = "rocketmq02" }, new() { Host = "rocketmq03", Id = 7 }, new() { Host = "rocketmq04" }] };
        var plan = ClusterPlanner.Plan(Clusters.Reference() with { BrokerGroups = [group] });
        Assert.Equal([0, 1, 7, 3], plan.Brokers.Select(b => b.BrokerId!.Value));
        Assert.Equal(["g-0", "g-1", "g-7", "g-3"], plan.Brokers.Select(b => b.Name));
        Assert.Equal(3, plan.CopiesOf(plan.Brokers[2]).Count);
    }

    [Fact]
    public void ACommitLogOfItsOwnMayBeWritten()
    {
        var broker = ClusterPlanner.Plan(Clusters.Properties(("storePathCommitLog", "/disk1/log,/disk2/log"))).Broker("broker-a-0");
        Assert.Contains("/disk2/log", broker.Directories);
        Assert.Contains("ReadWritePaths=/var/lib/rocketmq/broker-a-0 /disk1/log /disk2/log /var/log/rocketmq/broker-a-0\n", broker.Text(".service"));
    }

    [Fact]
    public void NamesWhatIsMissing()
    {
        Assert.Contains("'nowhere'", Assert.Throws<ArgumentException>(() => ClusterPlanner.Plan(Clusters.Reference().WithMaster(m => m with { Host = "nowhere" }))).Message);
        Assert.Contains("'g'", Assert.Throws<ArgumentException>(() => ClusterPlanner.Plan(Clusters.Reference() with { BrokerGroups = [new() { Name = "g" }] })).Message);
    }

    private static ClusterSpec Make(int hosts, int groups, int slaves, int servers, bool five, int shift)
    {
        var used = new int[hosts];
        BrokerSpec Next(int n) => new() { Host = $"h{n % hosts}", Port = 10911 + (10 * used[n % hosts]++) };
        return new ClusterSpec
        {
            Hosts = [.. Enumerable.Range(0, hosts).Select(n => new HostSpec { Name = $"h{n}", Address = $"10.0.0.{n + 1}", MemoryMiB = n % 2 == 0 ? 16384 : null })],
            NameServers = [.. Enumerable.Range(0, Math.Min(servers, hosts)).Select(n => new NameServerSpec { Host = $"h{n}" })],
            BrokerGroups =
            [
                .. Enumerable.Range(0, groups).Select(g => new BrokerGroupSpec
                {
                    Name = $"g{g}",
                    Master = Next(g + shift),
                    Slaves = [.. Enumerable.Range(1, slaves).Select(s => Next(g + shift + s))],
                }),
            ],
            Release = new() { Version = five ? "5.3.3" : "4.7.1" },
        };
    }
}
