namespace RocketMQ.Live.Tests;

/// <summary>One cluster on four kinds of host, through its whole life: Debian 11 to 13 with Java 8 to 21.</summary>
[TestCaseOrderer("RocketMQ.Live.Tests.ByNameOrderer", "RocketMQ.Live.Tests")]
public sealed class MixedHostsTests(MixedHostsTests.Scene scene) : IClassFixture<MixedHostsTests.Scene>
{
    private static readonly (string Suite, string Java)[] Kinds = [("bullseye", "11"), ("bookworm", "17"), ("trixie", "21"), ("trixie", "8")];

    private const string Cluster = """
            nameServers: [rocketmq01, rocketmq02, rocketmq03, rocketmq04]
            brokerGroups:
              broker-a: { master: rocketmq01, slaves: [rocketmq03] }
              broker-b: { master: rocketmq02, slaves: [rocketmq04] }
            heap: { broker: 512m, nameServer: 256m }
        """;

    [LongFact]
    public async Task A_it_comes_up_and_takes_messages()
    {
        scene.Stack.Configure(scene.Fleet, Cluster);
        (await scene.Stack.UpAsync()).MustWork();
        (await scene.Stack.PreviewAsync("--expect-no-changes")).MustWork();
        foreach (var (host, kind) in scene.Fleet.Hosts.Zip(Kinds))
        {
            var version = (await host.RunAsync("$(tr '\\0' '\\n' </proc/$(systemctl show -p MainPID --value 'rocketmq-broker@*')/cmdline | head -n 1) -version 2>&1")).MustWork().Output;
            Assert.Contains(kind.Java == "8" ? "\"1.8.0" : $"\"{kind.Java}.", version, StringComparison.Ordinal);
        }

        Assert.Equal(["broker-a", "broker-b"], (await Clients.SendAsync(scene.Fleet[1], await ServersAsync())).Values.Distinct().Order());
    }

    [LongFact]
    public async Task B_operators_have_their_commands_on_every_kind()
    {
        foreach (var host in scene.Fleet.Hosts)
        {
            Assert.Contains("broker-b", (await host.RunAsync("mqadmin clusterList")).MustWork().Output, StringComparison.Ordinal);
            Assert.NotEqual(0, (await host.RunAsync("mqadmin topicRoute -t no-such-topic")).ExitCode);
            (await host.RunAsync("rocketmq-status")).MustWork();
            (await host.RunAsync("tar -tzf \"$(rocketmq-support)\" | grep -q broker.conf")).MustWork();
        }
    }

    [LongFact]
    public async Task C_all_hosts_reboot_at_once_and_everything_is_back()
    {
        await Task.WhenAll(scene.Fleet.Hosts.Select(h => h.RebootAsync()));
        foreach (var host in scene.Fleet.Hosts) await host.WaitForAsync("rocketmq-status", 180);
        (await scene.Stack.PreviewAsync("--expect-no-changes")).MustWork();
        Assert.Equal(["broker-a", "broker-b"], (await Clients.SendAsync(scene.Fleet[1], await ServersAsync())).Values.Distinct().Order());
    }

    [LongFact]
    public async Task D_a_change_rolls_over_all_kinds_and_destroy_leaves_nothing()
    {
        scene.Stack.Configure(scene.Fleet, Cluster.Replace("broker: 512m", "broker: 400m", StringComparison.Ordinal));
        (await scene.Stack.UpAsync()).MustWork();
        foreach (var host in scene.Fleet.Hosts)
        {
            Assert.Contains("-Xmx400m", (await host.RunAsync("tr '\\0' ' ' </proc/$(systemctl show -p MainPID --value 'rocketmq-broker@*')/cmdline")).MustWork().Output, StringComparison.Ordinal);
        }

        (await scene.Stack.DestroyAsync()).MustWork();
        Assert.All(await Task.WhenAll(scene.Fleet.Hosts.Select(h => h.FootprintAsync())), f => Assert.DoesNotContain("rocketmq-steps", f, StringComparison.Ordinal));
    }

    private async Task<string> ServersAsync() => (await scene.Stack.OutputAsync("nameServers")).GetString()!;

    public sealed class Scene : IAsyncLifetime
    {
        internal HostFleet Fleet { get; private set; } = null!;

        internal LiveStack Stack { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            if (!LongForm.On) return;
            var images = new List<string>();
            foreach (var (suite, java) in Kinds) images.Add(await MakeAsync(suite, java));
            Fleet = await HostFleet.BootAsync("mixed", 92, images);
            Stack = await LiveStack.InitAsync("live-mixed", Fleet.Folder);
        }

        public async Task DisposeAsync()
        {
            if (LongForm.On) await Fleet.DisposeAsync();
        }

        private static async Task<string> MakeAsync(string suite, string java)
        {
            var tag = $"rocketmq-host:{(suite, java) switch { ("bookworm", "17") => "local", _ => $"{suite}-{java}" }}";
            (await Shell.RunAsync(Path.Combine(Checkout.Folder, "hosts/image.sh"), [tag, suite, java], seconds: 300)).MustWork();
            return tag;
        }
    }
}
