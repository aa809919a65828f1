namespace RocketMQ.Live.Tests;

/// <summary>Each version through the life of the reference cluster, and in other shapes; and what is written for it. 4.7.1 lives its life in <see cref="ReferenceClusterTests"/>, too.</summary>
public sealed class VersionLifeTests
{
    private static readonly string[] Brokers = ["broker-a 0 1", "broker-b 0 2", "broker-a 1 3", "broker-b 1 4"];

    [LongTheory]
    [InlineData("4.7.1")]
    [InlineData("4.9.8")]
    [InlineData("5.3.3")]
    public async Task Two_masters_with_two_slaves_from_the_first_up_to_the_second(string version)
    {
        await using var fleet = await HostFleet.BootAsync("life", 83, 4);
        var stack = await LiveStack.InitAsync("live-life", fleet.Folder);
        Configure("");
        (await stack.UpAsync()).MustWork();
        var servers = (await stack.OutputAsync("nameServers")).GetString()!;
        var sent = await Clients.SendAsync(fleet[1], servers);
        Assert.Equal(["broker-a", "broker-b"], sent.Values.Distinct().Order());
        (await stack.UpAsync("--expect-no-changes")).MustWork();

        Configure("    properties: { sendMessageThreadPoolNums: 2 }");
        (await stack.UpAsync()).MustWork();
        await Clients.ReceiveAsync(fleet[4], servers, sent);

        var pid = await fleet[2].MainPidAsync("rocketmq-broker@broker-b-0");
        (await fleet[2].RunAsync($"kill -9 {pid}")).MustWork();
        await fleet[2].WaitForAsync($"p=$(systemctl show -p MainPID --value rocketmq-broker@broker-b-0) && [[ $p != 0 && $p != {pid} ]]");
        await fleet[3].RebootAsync();
        await ClusterLook.RunsAsync(fleet, version, [1, 2], Brokers);
        (await stack.UpAsync("--expect-no-changes")).MustWork();

        (await stack.DestroyAsync()).MustWork();
        Assert.Empty(await stack.ProcessesAsync());
        (await stack.UpAsync()).MustWork();
        await ClusterLook.RunsAsync(fleet, version, [1, 2], Brokers);
        await Clients.ReceiveAsync(fleet[1], servers, sent);

        void Configure(string more) => stack.Configure(
            fleet,
            $"""
                nameServers: [rocketmq01, rocketmq02]
                brokerGroups:
                  broker-a: {"{ master: rocketmq01, slaves: [rocketmq03] }"}
                  broker-b: {"{ master: rocketmq02, slaves: [rocketmq04] }"}
                heap: {"{ broker: 384m, nameServer: 128m }"}
                startTimeout: 180
            {more}
            """,
            $"  rocketmq:release: {{ version: \"{version}\" }}");
    }

    [LongTheory]
    [InlineData("4.7.1", 1, false)]
    [InlineData("4.9.8", 1, false)]
    [InlineData("5.3.3", 1, false)]
    [InlineData("4.7.1", 2, false)]
    [InlineData("4.9.8", 2, false)]
    [InlineData("5.3.3", 2, false)]
    [InlineData("4.7.1", 2, true)]
    [InlineData("4.9.8", 2, true)]
    [InlineData("5.3.3", 2, true)]
    public async Task Masters_alone_and_with_asynchronous_slaves(string version, int masters, bool slaves)
    {
        await using var fleet = await HostFleet.BootAsync("shape", 84, masters);
        var stack = await LiveStack.InitAsync("live-shape", fleet.Folder);
        // The slave of each group on the other master's host.
        var groups = Enumerable.Range(1, masters).Select(i => $"      broker-{"ab"[i - 1]}: {{ master: rocketmq0{i}{(slaves ? $", slaves: [ {{ host: rocketmq0{3 - i}, port: 10921 }} ]" : "")} }}");
        stack.Configure(
            fleet,
            $"""
                nameServers: [rocketmq01]
                brokerGroups:
            {string.Join('\n', groups)}
                brokerRole: ASYNC_MASTER
                heap: {"{ broker: 384m, nameServer: 128m }"}
                startTimeout: 180
            """,
            $"  rocketmq:release: {{ version: \"{version}\" }}");
        (await stack.UpAsync()).MustWork();
        (await stack.UpAsync("--expect-no-changes")).MustWork();
        await ClusterLook.RunsAsync(fleet, version, [1], [.. Enumerable.Range(1, masters).Select(i => $"broker-{"ab"[i - 1]} 0 {i}")]);
        var servers = (await stack.OutputAsync("nameServers")).GetString()!;
        var sent = await Clients.SendAsync(fleet[1], servers);
        Assert.Equal(masters, sent.Values.Distinct().Count());
        await Clients.ReceiveAsync(fleet[1], servers, sent);
        (await stack.DestroyAsync()).MustWork();
    }
}
