using System.Text.Json;
using RocketMQ.Model.Configuration;
using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Tests.Configuration;

public sealed class ReferenceClusterTests
{
    [Fact]
    public void No_configuration_is_the_reference_cluster()
    {
        var result = StackConfigReader.Read(new Dictionary<string, JsonElement>());

        Assert.Empty(result.Findings);
        var config = result.Config!;
        var cluster = config.Cluster;
        Assert.Equal((HostsKind.Docker, "rocketmq-host:local", "172.30.71.0/24", PreflightMode.Up), (config.Kind, config.DockerImage, config.DockerSubnet, config.Preflight));
        Assert.Empty(config.Credentials);
        Assert.Equal(
            ["rocketmq01 172.30.71.11 rocketmq-nameserver1 rocketmq-master1", "rocketmq02 172.30.71.12 rocketmq-nameserver2 rocketmq-master2",
             "rocketmq03 172.30.71.13 rocketmq-nameserver3 rocketmq-slave1", "rocketmq04 172.30.71.14 rocketmq-nameserver4 rocketmq-slave2"],
            cluster.Hosts.Select(h => $"{h.Name} {h.Address} {string.Join(' ', h.Aliases)}"));
        Assert.All(cluster.Hosts, h => Assert.Equal(("root", 22), (h.User, h.Port)));
        Assert.Equal(["rocketmq01", "rocketmq02", "rocketmq03", "rocketmq04"], cluster.NameServers.Select(n => n.Host));
        Assert.All(cluster.NameServers, n => Assert.Equal(9876, n.Port));
        Assert.Equal(
            ["broker-a 0 rocketmq01 10911", "broker-a 1 rocketmq03 10911", "broker-b 0 rocketmq02 10911", "broker-b 1 rocketmq04 10911"],
            cluster.BrokerGroups.SelectMany(g => g.Slaves.Prepend(g.Master!).Select(b => $"{g.Name} {b.Id} {b.Host} {b.Port}")));
        Assert.Equal(("rocketmq-cluster", "4.7.1", BrokerRole.SyncMaster, FlushDiskType.AsyncFlush, 120), (cluster.Name, cluster.Release.Version, cluster.MasterRole, cluster.FlushDiskType, cluster.StartTimeoutSeconds));
        Assert.Equal(new HeapSpec { BrokerMiB = 512, NameServerMiB = 256 }, cluster.Heap);
        Assert.Equal(new PathsSpec(), cluster.Paths);
        Assert.Equal(new DestroySpec(), cluster.Destroy);
        Assert.False(cluster.Production);
        Assert.Empty(cluster.Properties);
        Assert.Empty(cluster.DisabledRules);
    }

    [Fact]
    public void Defaults_of_the_types_are_those_of_the_fields()
    {
        var read = StackConfigReader.Read(new Dictionary<string, JsonElement>()).Config!.Cluster;
        var typed = new ClusterSpec { Hosts = read.Hosts, NameServers = read.NameServers, BrokerGroups = read.BrokerGroups };

        Assert.Equal(
            (typed.Name, typed.Release, typed.MasterRole, typed.FlushDiskType, typed.Paths, typed.Destroy, typed.Production, typed.StartTimeoutSeconds),
            (read.Name, read.Release, read.MasterRole, read.FlushDiskType, read.Paths, read.Destroy, read.Production, read.StartTimeoutSeconds));
    }

    [Fact]
    public void Parts_of_it_can_be_changed_alone()
    {
        var config = StackFile.Read(
            """
            config:
              rocketmq:hosts: { subnet: 10.9.8.0/24, image: "my/host:2" }
              rocketmq:cluster: { brokerGroups: { only: { master: rocketmq02 } }, heap: { broker: 1g } }
            """).Config!;

        Assert.Equal(("10.9.8.0/24", "my/host:2"), (config.DockerSubnet, config.DockerImage));
        Assert.Equal(["10.9.8.11", "10.9.8.12", "10.9.8.13", "10.9.8.14"], config.Cluster.Hosts.Select(h => h.Address));
        Assert.Equal(["only"], config.Cluster.BrokerGroups.Select(g => g.Name));
        Assert.Equal(4, config.Cluster.NameServers.Count);
        Assert.Equal(new HeapSpec { BrokerMiB = 1024, NameServerMiB = 256 }, config.Cluster.Heap);
    }

    [Fact]
    public void Docker_hosts_of_other_names_need_a_topology()
    {
        var findings = StackFile.Read("config: { rocketmq:hosts: { nodes: { mq1: , mq2: } } }").Findings;

        Assert.Equal([("CFG006", "cluster.nameServers"), ("CFG006", "cluster.brokerGroups")], findings.Select(f => (f.Id, f.Path)));
    }

    [Fact]
    public void Docker_addresses_follow_the_names_and_leave_out_those_given()
    {
        var hosts = StackFile.Read(
            """
            config:
              rocketmq:hosts: { nodes: { d: , a: , c: { address: 172.30.71.12 }, b: {} } }
              rocketmq:cluster: { nameServers: [a], brokerGroups: { g: { master: a } } }
            """).Config!.Cluster.Hosts;

        Assert.Equal(["d .14", "a .11", "c .12", "b .13"], hosts.Select(h => $"{h.Name} {h.Address["172.30.71".Length..]}"));
    }

    [Fact]
    public void More_docker_hosts_than_addresses_are_refused()
    {
        var nodes = string.Join(", ", Enumerable.Range(1, 245).Select(i => $"h{i}: "));
        var finding = Assert.Single(StackFile.Read($"config: {{ rocketmq:hosts: {{ nodes: {{ {nodes} }} }}, rocketmq:cluster: {{ nameServers: [h1], brokerGroups: {{ g: {{ master: h1 }} }} }} }}").Findings);

        Assert.Equal(("CFG003", "hosts.nodes"), (finding.Id, finding.Path));
        Assert.Contains("245 hosts", finding.Message, StringComparison.Ordinal);
    }
}
