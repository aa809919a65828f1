using RocketMQ.Model.Rendering;
using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Tests.Rendering;

/// <summary>Hosts that clients reach at another address: what is registered, what the hosts use between themselves, and what cannot be.</summary>
public sealed class ClientAddressTests
{
    private static ClusterSpec Translated
    {
        get
        {
            var spec = Clusters.Reference();
            return spec with { Hosts = [.. spec.Hosts.Select(h => h with { ClientAddress = h.Address.Replace("172.30.71.", "203.0.113.", StringComparison.Ordinal) })] };
        }
    }

    [Fact]
    public void Brokers_register_with_it_and_replicate_by_the_inner_one()
    {
        var broker = ClusterPlanner.Plan(Translated).Brokers[0];

        Assert.Equal(("203.0.113.11", "172.30.71.11"), (broker.EffectiveProperties["brokerIP1"], broker.EffectiveProperties["brokerIP2"]));
        Assert.Equal(("172.30.71.11:10911", "203.0.113.11:10911"), (broker.Address, broker.ClientAddress));
        Assert.All(ClusterPlanner.Plan(Translated).Brokers, b => Assert.DoesNotContain("203.0.113.", b.EffectiveProperties["namesrvAddr"], StringComparison.Ordinal));
    }

    [Fact]
    public void Name_servers_of_clients_are_the_outer_ones_and_of_brokers_the_inner_ones()
    {
        var plan = ClusterPlanner.Plan(Translated);

        Assert.StartsWith("172.30.71.11:9876;", plan.NameServerAddress, StringComparison.Ordinal);
        Assert.StartsWith("203.0.113.11:9876;", plan.ClientNameServerAddress, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_one_nothing_differs()
    {
        var plan = ClusterPlanner.Plan(Clusters.Reference());

        Assert.Equal(plan.NameServerAddress, plan.ClientNameServerAddress);
        Assert.All(plan.Brokers, b => Assert.Equal(b.Address, b.ClientAddress));
    }

    [Fact]
    public void One_address_for_several_hosts_needs_ports_of_their_own()
    {
        var spec = Clusters.Reference();
        var shared = spec with { Hosts = [.. spec.Hosts.Select(h => h with { ClientAddress = "203.0.113.1" })] };

        var findings = TopologyChecker.Check(shared);

        Assert.Equal(["hosts.nodes.rocketmq02.clientAddress", "hosts.nodes.rocketmq03.clientAddress", "hosts.nodes.rocketmq04.clientAddress"], findings.Select(f => f.Path));
        Assert.Contains("both at 203.0.113.1:9876", findings[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Address_of_another_host_needs_ports_of_its_own()
    {
        var spec = Clusters.Reference();
        var through = spec with { Hosts = [spec.Hosts[0] with { ClientAddress = spec.Hosts[1].Address }, .. spec.Hosts.Skip(1)] };

        Assert.Equal("hosts.nodes.rocketmq01.clientAddress", Assert.Single(TopologyChecker.Check(through)).Path);
    }
}
