using Pulumi;
using RocketMQ.Model.Topology;

namespace RocketMQ.Components.Tests;

/// <summary>A deployment that holds a part of a cluster.</summary>
public sealed class PartTests
{
    private static ClusterSpec Brokers => Topologies.Reference with { NameServers = [], OutsideNameServers = ["10.9.0.1:9876", "10.9.0.2:9876"] };

    private static ClusterSpec NameServers => Topologies.Reference with { BrokerGroups = [] };

    [Fact]
    public async Task Brokers_of_another_deployments_name_servers_have_none_of_their_own_and_ask_the_others()
    {
        var stack = await RecordedStack.RunAsync(Brokers);

        Assert.DoesNotContain(stack.All, r => r.Name.Contains("namesrv", StringComparison.Ordinal));
        Assert.Equal((4 * 2) + (4 * 2) + 1, stack.Commands.Count);
        Assert.All(stack.Commands.Where(c => c.Name.EndsWith("-start", StringComparison.Ordinal) || c.Name.EndsWith("-roll", StringComparison.Ordinal)).Append(stack["orders-verify"]), c =>
        {
            Assert.Contains("## add nameserver 10.9.0.1:9876\n## add nameserver 10.9.0.2:9876\n", c.Text("stdin"), StringComparison.Ordinal);
            Assert.DoesNotContain("brokers elsewhere", c.Text("stdin"), StringComparison.Ordinal);
        });
        Assert.Contains("\nnamesrvAddr=10.9.0.1:9876;10.9.0.2:9876\n", stack["orders-broker-a-0-start"].Text("stdin"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_check_runs_on_the_host_of_the_first_broker_that_is_there()
    {
        Assert.Equal("10.0.0.1", HostOf(await RecordedStack.RunAsync(Brokers)));
        Assert.Equal("10.0.0.3", HostOf(await RecordedStack.RunAsync(Lost(Brokers, "host01"))));
        Assert.Equal("10.0.0.2", HostOf(await RecordedStack.RunAsync(Lost(Topologies.Reference, "host01"))));
    }

    [Fact]
    public async Task With_every_host_lost_there_is_nobody_to_check()
    {
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => RecordedStack.RunAsync(Lost(Brokers, "host01", "host02", "host03", "host04")));
        Assert.Contains("every broker is on a host that is marked lost", refused.ToString(), StringComparison.Ordinal);
        refused = await Assert.ThrowsAnyAsync<Exception>(() => RecordedStack.RunAsync(Brokers with { LostNameServers = Brokers.OutsideNameServers }));
        Assert.Contains("every name server is on a host that is marked lost", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Name_servers_alone_are_checked_without_brokers_and_know_that_there_are_some_elsewhere()
    {
        var stack = await RecordedStack.RunAsync(NameServers);

        Assert.Equal((4 * 2) + (4 * 2) + 1, stack.Commands.Count);
        Assert.DoesNotContain("## add broker ", stack["orders-verify"].Text("stdin"), StringComparison.Ordinal);
        Assert.Equal("10.0.0.1", HostOf(stack));
        Assert.Contains("## set brokers elsewhere\n", stack["orders-namesrv-host01-start"].Text("stdin"), StringComparison.Ordinal);
        Assert.Contains("## add nameserver 10.0.0.2:9876\n", stack["orders-namesrv-host01-roll"].Text("stdin"), StringComparison.Ordinal);
        Assert.DoesNotContain("brokers elsewhere", (await RecordedStack.RunAsync(Topologies.Reference))["orders-namesrv-host01-start"].Text("stdin"), StringComparison.Ordinal);
    }

    private static ClusterSpec Lost(ClusterSpec spec, params string[] hosts) => spec with { Hosts = [.. spec.Hosts.Select(h => h with { Lost = hosts.Contains(h.Name) })] };

    private static string HostOf(RecordedStack stack) => (string)((IReadOnlyDictionary<string, object>)stack["orders-verify"].Inputs["connection"])["host"];
}
