namespace RocketMQ.Live.Tests;

/// <summary>A master whose store is lost, by the words of docs/operations.md: nothing starts it empty, and the way back keeps every message.</summary>
public sealed class LostStoreTests
{
    [LongFact]
    public async Task Master_is_never_started_empty_and_comes_back_with_the_copy()
    {
        await using var fleet = await HostFleet.BootAsync("store", 94, 2);
        var stack = await LiveStack.InitAsync("live-store", fleet.Folder);
        const string cluster = """
                nameServers: [rocketmq01, rocketmq02]
                brokerGroups:
                  broker-a: { master: rocketmq01, slaves: [rocketmq02] }
                heap: { broker: 256m, nameServer: 128m }
            """;
        stack.Configure(fleet, cluster);
        (await stack.UpAloneAsync()).MustWork();
        var servers = (await stack.OutputAsync("nameServers")).GetString()!;
        var sent = await Clients.SendAsync(fleet[1], servers);
        await fleet[2].WaitForAsync("rocketmq-status && grep -q TopicTest /var/lib/rocketmq/broker-a-1/config/topics.json", 60);

        await fleet.RecreateAsync(1);
        stack.Configure(fleet, cluster, node: h => LiveStack.Node(h).Replace(" }", h == fleet[1] ? ", generation: 2 }" : " }", StringComparison.Ordinal));
        Assert.Contains("store-empty", (await stack.UpAloneAsync()).MustFail().All, StringComparison.Ordinal);

        // What the operator of the trial did: the slave stopped, the copy failed, and nobody looked.
        (await fleet[2].RunAsync("systemctl stop rocketmq-broker@broker-a-1")).MustWork();
        var refused = (await stack.UpAloneAsync()).MustFail();
        Assert.Contains("stores: broker-a-0 would begin with the empty store", refused.All, StringComparison.Ordinal);
        Assert.Equal(0, await fleet[1].MainPidAsync("rocketmq-broker@broker-a-0"));

        (await fleet[1].RunAsync("install -d -m 0750 -o rocketmq -g rocketmq /var/lib/rocketmq/broker-a-0")).MustWork();
        (await Shell.RunAsync("bash", ["-c", $"docker exec {fleet[2].Container} tar -C /var/lib/rocketmq/broker-a-1 -cf - commitlog config | docker exec -i {fleet[1].Container} tar -C /var/lib/rocketmq/broker-a-0 -xf -"])).MustWork();
        (await fleet[1].RunAsync("chown -R rocketmq:rocketmq /var/lib/rocketmq/broker-a-0 && ls /var/lib/rocketmq/broker-a-0/commitlog")).MustWork();
        (await fleet[2].RunAsync("systemctl start rocketmq-broker@broker-a-1")).MustWork();
        (await stack.UpAloneAsync()).MustWork();
        await fleet[1].WaitForAsync("rocketmq-status", 60);
        await Clients.ReceiveAsync(fleet[1], servers, sent);
        (await stack.DestroyAsync()).MustWork();
    }
}
