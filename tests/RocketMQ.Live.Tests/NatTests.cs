namespace RocketMQ.Live.Tests;

/// <summary>
/// Clients on another network than the hosts: they reach a router, which hands the same ports on to the hosts. Two networks that do not see each other; on the
/// router stands a proxy of systemd for each port, as address translation with one address a host.
/// </summary>
[TestCaseOrderer("RocketMQ.Live.Tests.ByNameOrderer", "RocketMQ.Live.Tests")]
public sealed class NatTests(NatTests.Scene scene) : IClassFixture<NatTests.Scene>
{
    private const string Cluster = """
            nameServers: [rocketmq01, rocketmq02]
            brokerGroups:
              broker-a: { master: rocketmq01, slaves: [rocketmq02] }
            heap: { broker: 256m, nameServer: 128m }
        """;

    [Fact]
    public async Task A_an_address_that_the_copies_do_not_reach_is_refused_before_anything_changes()
    {
        scene.Configure(Cluster, Scene.Outside);
        var before = await Task.WhenAll(scene.Hosts.Select(h => h.FootprintAsync()));

        var refused = (await scene.Stack.UpAloneAsync()).MustFail();

        Assert.Contains("broker-a-0 of rocketmq01 at its address for clients, where its copies fetch topics and offsets", refused.All, StringComparison.Ordinal);
        Assert.Equal(before, await Task.WhenAll(scene.Hosts.Select(h => h.FootprintAsync())));
    }

    [Fact]
    public async Task B_clients_outside_send_and_receive_by_the_addresses_for_clients()
    {
        await scene.TranslateAsync();
        scene.Configure(Cluster, Scene.Outside);
        (await scene.Stack.UpAsync()).MustWork();
        (await scene.Stack.PreviewAsync("--expect-no-changes")).MustWork();

        var servers = (await scene.Stack.OutputAsync("nameServers")).GetString()!;
        Assert.Equal($"{Scene.Outside(scene.Hosts[0])}:9876;{Scene.Outside(scene.Hosts[1])}:9876", servers);
        Assert.NotEqual(0, (await scene.Client.RunAsync($"timeout 5 bash -c '</dev/tcp/{scene.Hosts[0].Address}/9876'")).ExitCode);
        (await Shell.RunAsync("bash", ["-c", $"docker exec {scene.Hosts[0].Container} tar -C /usr/local -cf - rocketmq-4.7.1 | docker exec -i {scene.Client.Container} tar -C /usr/local -xf -"])).MustWork();
        var sent = await Clients.SendAsync(scene.Client, servers);
        await Clients.ReceiveAsync(scene.Client, servers, sent);
        // What a slave fetches from its master's registered address.
        await scene.Hosts[1].WaitForAsync("grep -q TopicTest /var/lib/rocketmq/broker-a-1/config/topics.json", 60);
        var status = (await scene.Hosts[1].RunAsync("rocketmq-status")).MustWork();
        Assert.Contains($"{Scene.Outside(scene.Hosts[0])}:10911", status.Output, StringComparison.Ordinal);
    }

    [LongFact]
    public async Task C_a_change_rolls_and_the_address_can_be_taken_back()
    {
        scene.Configure(Cluster.Replace("broker: 256m", "broker: 272m", StringComparison.Ordinal), Scene.Outside);
        (await scene.Stack.UpAsync()).MustWork();
        scene.Configure(Cluster, _ => null);
        (await scene.Stack.UpAsync()).MustWork();
        Assert.DoesNotContain("172.31.", (await scene.Hosts[0].RunAsync("rocketmq-status")).MustWork().Output, StringComparison.Ordinal);
        (await scene.Stack.DestroyAsync()).MustWork();
    }

    public sealed class Scene : IAsyncLifetime
    {
        private const string Network = "rocketmq-live-nat-outside";

        internal HostFleet Fleet { get; private set; } = null!;

        internal LiveStack Stack { get; private set; } = null!;

        internal LiveHost Client { get; private set; } = null!;

        internal IReadOnlyList<LiveHost> Hosts => [Fleet[1], Fleet[2]];

        private LiveHost Router => Fleet[3];

        internal static string Outside(LiveHost host) => host.Address.Replace("172.30.", "172.31.", StringComparison.Ordinal);

        internal void Configure(string cluster, Func<LiveHost, string?> outside) => Stack.Configure(Fleet, cluster, "", h =>
            outside(h) is { } address ? LiveStack.Node(h).Replace(" }", $", clientAddress: {address} }}", StringComparison.Ordinal) : LiveStack.Node(h), hosts: Hosts);

        /// <summary>Lets the router answer for the hosts.</summary>
        internal async Task TranslateAsync()
        {
            foreach (var host in Hosts)
            {
                (await Router.RunAsync($"ip address add {Outside(host)}/32 dev eth1")).MustWork();
                foreach (var port in new[] { 9876, 10909, 10911 })
                {
                    (await Router.RunAsync($"systemd-run --unit=nat-{host.Name}-{port} --socket-property=ListenStream={Outside(host)}:{port} /lib/systemd/systemd-socket-proxyd {host.Address}:{port}")).MustWork();
                }

                (await host.RunAsync($"ip route add 172.31.93.0/24 via {Router.Address}")).MustWork();
            }
        }

        public async Task InitializeAsync()
        {
            Fleet = await HostFleet.BootAsync("nat", 93, 3);
            await Shell.RunAsync("docker", ["network", "rm", Network]);
            (await Shell.RunAsync("docker", ["network", "create", "--subnet", "172.31.93.0/24", Network])).MustWork();
            (await Shell.RunAsync("docker", ["network", "connect", "--ip", "172.31.93.2", Network, Router.Container])).MustWork();
            Client = new LiveHost("rocketmq-live-nat-client", "client", "172.31.93.3");
            (await Shell.RunAsync("docker", ["run", "-d", "--name", Client.Container, "--network", Network, "--ip", Client.Address, "rocketmq-host:local", "sleep", "infinity"])).MustWork();
            Stack = await LiveStack.InitAsync("live-nat", Fleet.Folder);
        }

        public async Task DisposeAsync()
        {
            await Shell.RunAsync("docker", ["rm", "-f", "-v", "rocketmq-live-nat-client"]);
            await Fleet.DisposeAsync();
            await Shell.RunAsync("docker", ["network", "rm", Network]);
        }
    }
}
