using RocketMQ.Model.Rendering;
using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Tests.Rendering;

/// <summary>
/// The files that hosts get, word for word, under <c>golden/</c>. After a wanted change run the tests with <c>UPDATE_GOLDEN=1</c>, which rewrites
/// them, and read the diff. <c>digests</c> must only change together with what a process runs with: another digest restarts it; the number after it is the live digest.
/// </summary>
public sealed class GoldenTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "RocketMQ.Model.Tests", "Rendering", "golden");

    [Fact]
    public void ReferenceCluster()
    {
        var plan = ClusterPlanner.Plan(Clusters.Reference());
        foreach (var broker in plan.Brokers)
        {
            Check($"4.7.1/{broker.Name}/broker.conf", broker.Text("/broker.conf"));
        }

        var master = plan.Broker("broker-a-0");
        Check("4.7.1/broker-a-0/logback_broker.xml", master.Text("/logback_broker.xml"));
        Check("4.7.1/broker-a-0/jvm.options", master.Text("/jvm.options"));
        Check("4.7.1/broker-a-0/rocketmq-broker@broker-a-0.service", master.Text(".service"));
        var server = plan.NameServers[0];
        Check("4.7.1/namesrv/namesrv.conf", server.Text("/namesrv.conf"));
        Check("4.7.1/namesrv/logback_namesrv.xml", server.Text("/logback_namesrv.xml"));
        Check("4.7.1/namesrv/jvm.options", server.Text("/jvm.options"));
        Check("4.7.1/namesrv/rocketmq-namesrv.service", server.Text(".service"));
        Check("4.7.1/digests", string.Concat(plan.RolloutOrder.Select(i => $"{i.Host.Name} {i.Name} {i.Digest} {i.LiveDigest}".TrimEnd() + "\n")));
    }

    [Fact]
    public void HostsOfTheReferenceCluster()
    {
        var host = ClusterPlanner.Plan(Clusters.Reference()).Hosts[0];
        foreach (var file in host.Files)
        {
            Check("host" + file.Path, file.Content);
        }

        Check("host/etc/hosts.block", string.Concat(host.HostsLines.Select(l => l + "\n")));
    }

    [Fact]
    public void SameClusterOnFive()
    {
        var plan = ClusterPlanner.Plan(Clusters.Reference() with { Release = new() { Version = "5.3.3" } });
        Check("5.3.3/broker-a-0/broker.conf", plan.Broker("broker-a-0").Text("/broker.conf"));
        Check("5.3.3/broker-a-0/logback_broker.xml", plan.Broker("broker-a-0").Text("/logback_broker.xml"));
        Check("5.3.3/broker-a-0/jvm.options", plan.Broker("broker-a-0").Text("/jvm.options"));
        Check("5.3.3/namesrv/logback_namesrv.xml", plan.NameServers[0].Text("/logback_namesrv.xml"));
        Check("5.3.3/namesrv/jvm.options", plan.NameServers[0].Text("/jvm.options"));
    }

    [Fact]
    public void HeapsOfHostsWhoseMemoryIsUnknownAndOfAProductionStack()
    {
        var unknown = Clusters.Reference() with { Heap = new() };
        Check("jvm.options.share", ClusterPlanner.Plan(unknown).Broker("broker-a-0").Text("/jvm.options"));
        var big = unknown with { Production = true, Hosts = [.. unknown.Hosts.Select(h => h with { MemoryMiB = 32768 })] };
        Check("jvm.options.production-32g", ClusterPlanner.Plan(big).Broker("broker-a-0").Text("/jvm.options"));
    }

    private static void Check(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }

        Assert.True(File.Exists(path), $"{path} is missing: run with UPDATE_GOLDEN=1");
        Assert.Equal(File.ReadAllText(path), text);
    }
}
