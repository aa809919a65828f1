using RocketMQ.Model.Preflight;
using RocketMQ.Model.Rendering;
using RocketMQ.Model.Tests.Rendering;

namespace RocketMQ.Model.Tests.Preflight;

/// <summary>A master with an empty store beside a stopped slave with messages is refused by its host.</summary>
public sealed class EmptyMasterStoreTests
{
    private static readonly ClusterPlan Plan = ClusterPlanner.Plan(Clusters.Reference());

    [Fact]
    public void Empty_master_beside_a_stopped_slave_with_messages_fails_its_host()
    {
        var reports = EmptyMasterStore.Compare([Report("rocketmq01", "broker-a-0", new(false, false)), Report("rocketmq03", "broker-a-1", new(true, false))], Plan);

        var row = Assert.Single(reports[0].Checks);
        Assert.Equal((HostCheckStatus.Fail, "stores"), (row.Status, row.Id));
        Assert.Contains("broker-a-0 would begin with the empty store /var/lib/rocketmq/broker-a-0, while its slave broker-a-1 on rocketmq03", row.Saw, StringComparison.Ordinal);
        Assert.Contains("operations.md", row.Repair, StringComparison.Ordinal);
        Assert.Empty(reports[1].Checks);
    }

    [Theory]
    [InlineData(true, false, true, false)] // both hold messages
    [InlineData(false, false, false, false)] // a first up
    [InlineData(false, false, true, true)] // the start of the master asks the running slave
    [InlineData(false, true, true, false)] // a master that runs
    public void Any_other_state_is_left_to_the_gates(bool masterHolds, bool masterRuns, bool slaveHolds, bool slaveRuns)
    {
        HostReport[] reports = [Report("rocketmq01", "broker-a-0", new(masterHolds, masterRuns)), Report("rocketmq03", "broker-a-1", new(slaveHolds, slaveRuns))];

        Assert.Empty(EmptyMasterStore.Compare(reports, Plan).SelectMany(r => r.Checks));
    }

    [Fact]
    public void Host_that_was_not_asked_says_nothing() =>
        Assert.Empty(EmptyMasterStore.Compare([Report("rocketmq01", "broker-a-0", new(false, false)), new HostReport("rocketmq03", [], "no answer")], Plan).SelectMany(r => r.Checks));

    [Fact]
    public void Stores_are_read_from_the_facts()
    {
        const string answer = """{"facts":{"stores":[{"path":"/s/a","holds":true,"runs":false}]},"checks":[]}""";

        Assert.Equal(new StoreState(true, false), PreflightTable.Read("h", answer, 0, "").Stores["/s/a"]);
    }

    private static HostReport Report(string host, string broker, StoreState state) =>
        new(host, [], null) { Stores = new Dictionary<string, StoreState> { [$"/var/lib/rocketmq/{broker}"] = state } };
}
