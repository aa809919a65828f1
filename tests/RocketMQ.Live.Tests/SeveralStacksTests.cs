namespace RocketMQ.Live.Tests;

/// <summary>One cluster in two stacks, as docs/operations.md describes it: name servers in one, brokers in the other.</summary>
public sealed class SeveralStacksTests
{
    private const string Names = """
            name: orders
            nameServers: [rocketmq01, rocketmq02]
            brokerGroups: {}
        """;

    private const string Brokers = """
            name: orders
            nameServersFrom: organization/rocketmq/orders-names
            brokerGroups:
              broker-a: { master: rocketmq03, slaves: [rocketmq04] }
        """;

    private const string SmallNames = "\n    heap: { nameServer: 128m }";
    private const string SmallBrokers = "\n    heap: { broker: 256m }";

    [Fact]
    public void They_are_the_stacks_of_the_docs()
    {
        var page = File.ReadAllText(Path.Combine(Checkout.Folder, "docs", "operations.md"));
        Assert.All(new[] { Names, Brokers }, yaml => Assert.Contains($"  rocketmq:cluster:\n{yaml}\n", page, StringComparison.Ordinal));
    }

    [LongFact]
    public async Task Name_servers_in_one_stack_and_brokers_in_another_are_one_cluster()
    {
        await using var fleet = await HostFleet.BootAsync("split", 87, 4);
        var names = await LiveStack.InitAsync("orders-names", fleet.Folder);
        var brokers = await LiveStack.InitAsync("orders-a", fleet.Folder);
        void Configure(string moreNames = "", string moreBrokers = "", string ofNames = Names, string ofBrokers = Brokers)
        {
            names.Configure(fleet, ofNames + SmallNames + moreNames, hosts: fleet.Hosts[..2]);
            brokers.Configure(fleet, ofBrokers + SmallBrokers + moreBrokers, hosts: fleet.Hosts[2..]);
        }

        // What cannot work is refused by preview and up alike, with the field and the repair.
        Configure(ofBrokers: Brokers.Replace("orders-names", "no-such-stack", StringComparison.Ordinal));
        await RefusedAsync(brokers, "(cluster.nameServersFrom)", "unknown stack \"organization/rocketmq/no-such-stack\"");
        Configure();
        await RefusedAsync(brokers,
            "nothing was changed on any host",
            "cluster.nameServersFrom: Stack organization/rocketmq/orders-names has no output nameServers",
            "pulumi up --stack organization/rocketmq/orders-names");

        (await names.UpAsync()).MustWork();
        (await names.UpAsync("--expect-no-changes")).MustWork();
        Configure(ofBrokers: Brokers.Replace("orders\n", "order\n", StringComparison.Ordinal));
        await RefusedAsync(brokers,
            "nothing was changed on any host",
            "cluster.name is order, but the name servers of stack organization/rocketmq/orders-names are those of cluster orders",
            "Set cluster.name: orders");
        Configure();
        (await brokers.UpAsync()).MustWork();
        (await brokers.UpAsync("--expect-no-changes")).MustWork();

        var servers = (await names.OutputAsync("nameServers")).GetString()!;
        Assert.Equal(string.Join(';', fleet.Hosts[..2].Select(h => $"{h.Address}:9876")), servers);
        Assert.Equal(servers, (await brokers.OutputAsync("nameServers")).GetString());
        Assert.Equal(("orders", "orders"), ((await names.OutputAsync("cluster")).GetString(), (await brokers.OutputAsync("cluster")).GetString()));
        Assert.Empty((await names.OutputAsync("brokers")).EnumerateObject());
        var sent = await Clients.SendAsync(fleet[3], servers);
        await Clients.ReceiveAsync(fleet[4], servers, sent);

        // A changed key rolls in its own stack, and touches nothing of the other.
        var before = await names.ProcessesAsync();
        Configure(moreBrokers: "\n    properties: { sendMessageThreadPoolNums: 2 }");
        (await brokers.UpAsync()).MustWork();
        var after = await names.ProcessesAsync();
        Assert.Equal(["broker-a-0", "broker-a-1"], Restarted(before, after));

        // A name server is stopped only while the other one knows the other stack's brokers, and the next one only when it knows them again itself.
        const string own = "{ properties: { orderMessageEnable: true } }";
        Configure(ofNames: Names.Replace("[rocketmq01, rocketmq02]", $"{{ rocketmq01: {own}, rocketmq02: {own} }}", StringComparison.Ordinal));
        (await names.UpAsync()).MustWork();
        Assert.Equal(["namesrv@rocketmq01", "namesrv@rocketmq02"], Restarted(after, await names.ProcessesAsync()));
        foreach (var server in fleet.Hosts[..2])
        {
            var known = (await server.RunAsync($"bash /usr/local/lib/rocketmq-steps/remoting.sh cluster {server.Address} 9876 | sort")).MustWork().Output;
            Assert.Equal($"broker-a 0 {fleet[3].Address}:10911\nbroker-a 1 {fleet[4].Address}:10911\n", known);
        }

        (await fleet[1].RunAsync("bash /usr/local/lib/rocketmq-steps/status.sh </dev/null")).MustWork();
        await Clients.ReceiveAsync(fleet[3], servers, sent);

        // A third stack with a group of a name that is taken is refused on its host, before its broker starts.
        var twin = await LiveStack.InitAsync("orders-b", fleet.Folder);
        (await brokers.DestroyAsync()).MustWork();
        const string alone = SmallBrokers + "\n    brokerRole: ASYNC_MASTER";
        brokers.Configure(fleet, Brokers.Replace(", slaves: [rocketmq04]", "", StringComparison.Ordinal) + alone, hosts: [fleet[3]]);
        (await brokers.UpAsync()).MustWork();
        twin.Configure(fleet, Brokers.Replace("rocketmq03, slaves: [rocketmq04]", "rocketmq04", StringComparison.Ordinal) + alone, hosts: [fleet[4]]);
        var refused = await twin.UpAloneAsync();
        Assert.NotEqual(0, refused.ExitCode);
        Assert.Contains($"another process is broker-a id 0 at the name server {fleet[1].Address}:9876, and answers at {fleet[3].Address}:10911", refused.All, StringComparison.Ordinal);
        (await twin.DestroyAsync()).MustWork();

        // Nothing orders destroy across stacks: the stop of a name server says who is left without it.
        var early = (await names.DestroyAsync()).MustWork();
        Assert.Contains("brokers of orders that other stacks run were registered here and have lost this name server: broker-a-0", early.All, StringComparison.Ordinal);
        (await names.UpAsync()).MustWork();
        (await brokers.DestroyAsync()).MustWork();
        var late = (await names.DestroyAsync()).MustWork();
        Assert.DoesNotContain("have lost this name server", late.All, StringComparison.Ordinal);
        Assert.Empty(await names.ProcessesAsync());
    }

    private static string[] Restarted(IReadOnlyDictionary<string, LiveProcess> before, IReadOnlyDictionary<string, LiveProcess> after) =>
        [.. after.Keys.Where(n => before[n].Pid != after[n].Pid).Order(StringComparer.Ordinal)];

    private static async Task RefusedAsync(LiveStack stack, params string[] says)
    {
        foreach (var ran in new[] { await stack.PreviewAsync(), await stack.UpAloneAsync() })
        {
            Assert.NotEqual(0, ran.ExitCode);
            Assert.All(says, text => Assert.Contains(text, ran.All, StringComparison.Ordinal));
        }
    }
}
