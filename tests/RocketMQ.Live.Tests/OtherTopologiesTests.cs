namespace RocketMQ.Live.Tests;

/// <summary>Other clusters by changing only the stack's configuration.</summary>
public sealed class OtherTopologiesTests
{
    [Fact]
    public async Task Three_name_servers_and_three_groups_with_two_slaves_each_on_three_hosts()
    {
        await using var fleet = await HostFleet.BootAsync("three", 74, 3);
        var stack = await LiveStack.InitAsync("live-three", fleet.Folder);
        stack.Configure(fleet, """
                nameServers: [rocketmq01, rocketmq02, rocketmq03]
                brokerGroups:
                  broker-a: { master: rocketmq01, slaves: [ { host: rocketmq02, port: 10921 }, { host: rocketmq03, port: 10931 } ] }
                  broker-b: { master: rocketmq02, slaves: [ { host: rocketmq03, port: 10921 }, { host: rocketmq01, port: 10931 } ] }
                  broker-c: { master: rocketmq03, slaves: [ { host: rocketmq01, port: 10921 }, { host: rocketmq02, port: 10931 } ] }
                heap: { broker: 256m, nameServer: 128m }
                startTimeout: 300
            """);
        (await stack.UpAsync()).MustWork();
        (await stack.UpAsync("--expect-no-changes")).MustWork();
        Assert.Equal(9, (await stack.OutputAsync("brokers")).EnumerateObject().Count());
        var servers = (await stack.OutputAsync("nameServers")).GetString()!;
        var sent = await Clients.SendAsync(fleet[1], servers);
        Assert.Equal(["broker-a", "broker-b", "broker-c"], sent.Values.Distinct().Order());
        (await stack.DestroyAsync()).MustWork();
    }
}
