using RocketMQ.Model.Rendering;
using RocketMQ.Model.Rollout;
using RocketMQ.Model.Rules;
using RocketMQ.Model.Tests.Configuration;

namespace RocketMQ.Model.Tests.Rules;

/// <summary>RMQ080 on configurations as they are written: what the file does not say is what the place in the list says.</summary>
public sealed class IdentityByPositionTests
{
    private const string Three = "{ mq1: {}, mq2: {}, mq3: {} }";

    [Theory]
    [InlineData("[mq2, mq3]", "[mq3]", "slaves: [{ host: mq3, id: 2 }]")]
    [InlineData("[mq2, mq3]", "[{ host: mq3, port: 10911 }]", "slaves: [{ host: mq3, id: 2 }]")]
    [InlineData("[mq2, mq3]", "[mq3, mq2]", "slaves: [{ host: mq3, id: 2 }, { host: mq2, id: 1 }]")]
    [InlineData("[mq2, mq3]", "[{ host: mq3, id: 2 }]", null)]
    [InlineData("[mq2, mq3]", "[{ host: mq2, id: 1 }, { host: mq3, id: 2 }]", null)]
    [InlineData("[mq2, mq3]", "[mq2]", null)]
    [InlineData("[mq2]", "[mq3]", null)]
    [InlineData("[mq2]", "[mq2, mq3]", null)]
    public void Slaves_keep_their_ids(string before, string after, string? repair)
    {
        var found = Find(Yaml(Three, before), Yaml(Three, after)).ToList();
        Assert.Equal(repair is null ? [] : ["cluster.brokerGroups.broker-a.slaves"], found.Select(f => f.Path));
        Assert.All(found, f => Assert.Contains(repair!, f.Repair, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{ mq0: {}, mq1: {}, mq2: {}, mq3: {} }", Three, "hosts.nodes.mq1.address", "Write address: 172.30.71.12.")]
    [InlineData(Three, "{ mq0: {}, mq1: {}, mq2: {}, mq3: {} }", "hosts.nodes.mq1.address", "Write address: 172.30.71.11.")]
    [InlineData(Three, "{ mq1: {}, mq2: {}, mq3: {}, mq4: {} }", null, "")]
    [InlineData(Three, "{ mq1: { address: 172.30.71.21 }, mq2: { address: 172.30.71.12 }, mq3: { address: 172.30.71.13 } }", null, "")]
    public void Docker_hosts_keep_their_addresses(string before, string after, string? path, string repair)
    {
        var found = Find(Yaml(before, "[mq2]"), Yaml(after, "[mq2]")).ToList();
        Assert.Equal(path, found.FirstOrDefault()?.Path);
        if (path is not null) Assert.Equal(repair, found[0].Repair);
    }

    private static IEnumerable<Finding> Find(string before, string after)
    {
        var config = StackFile.Read(after).Config!;
        var last = RunningCluster.Of(ClusterPlanner.Plan(StackFile.Read(before).Config!.Cluster));
        return RulePack.Run(config, ClusterPlanner.Plan(config.Cluster), [], last).Where(f => f.Id == "RMQ080");
    }

    private static string Yaml(string nodes, string slaves) => $$"""
        config:
          rocketmq:hosts: { kind: docker, nodes: {{nodes}} }
          rocketmq:cluster:
            nameServers: [mq1]
            brokerGroups: { broker-a: { master: mq1, slaves: {{slaves}} } }
        """;
}
