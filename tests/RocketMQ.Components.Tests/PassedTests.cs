using RocketMQ.Components.Remote;
using RocketMQ.Model.Promotion;
using RocketMQ.Model.Topology;

namespace RocketMQ.Components.Tests;

/// <summary>What other stacks go by: that an <c>up</c> went through, and what people on the hosts are told.</summary>
public sealed class PassedTests
{
    private static readonly ClusterSpec Reference = Topologies.Reference;

    [Fact]
    public async Task That_an_up_went_through_is_noted_after_the_check_of_the_whole_cluster_and_again_with_every_run_of_it()
    {
        var (before, after) = (
            await RecordedStack.RunAsync(Reference),
            await RecordedStack.RunAsync(Reference with { Properties = new Dictionary<string, string> { ["fileReservedTime"] = "96" } }));
        Assert.Empty(before.OutOfOrder([before["orders-verify"]], [before["orders-passed"]]));
        Assert.Equal(StepToken.Create([before["orders-verify"].Printed]), before["orders-passed"].Text("stdin"));
        Assert.NotEqual(before["orders-passed"].Text("stdin"), after["orders-passed"].Text("stdin"));
        Assert.Equal((before.Passed, before.Intents), ("0123456789ab", IntentsDigest.Of(before.All
            .Where(r => r.Type == "command:local:Command" && r.Name.EndsWith("-intent", StringComparison.Ordinal)).Select(r => (r.Name, r.Printed)))));
        Assert.NotEqual(before.Intents, after.Intents);
    }

    [Fact]
    public async Task A_notice_for_the_hosts_runs_prepare_and_what_follows_on_the_hosts_and_no_instance()
    {
        var (before, after) = (await RecordedStack.RunAsync(Reference), await RecordedStack.RunAsync(Reference, notice: "staging is down"));
        Assert.Contains("## set notice staging is down\n", after["orders-host01-prepare"].Text("stdin"), StringComparison.Ordinal);
        Assert.DoesNotContain("notice", before["orders-host01-prepare"].Text("stdin"), StringComparison.Ordinal);
        Assert.All(before.Commands.Where(c => c.Line != after[c.Name].Line), c => Assert.Matches("-host0[1-4]-(prepare|release)$", c.Name));
    }
}
