namespace RocketMQ.Live.Tests;

/// <summary>What goes wrong on the way, and what the next command makes of it.</summary>
public sealed class FailureTests(FailureTests.Scene scene) : IClassFixture<FailureTests.Scene>
{
    private const string Cluster = """
            nameServers: [rocketmq01]
            brokerGroups:
              broker-a: { master: rocketmq01, slaves: [rocketmq02] }
            heap: { broker: 256m, nameServer: 128m }
        """;

    [Fact]
    public async Task A_failed_first_up_names_the_reason_and_can_be_destroyed()
    {
        var before = await Task.WhenAll(scene.Fleet.Hosts.Select(h => h.FootprintAsync()));
        scene.Stack.Configure(scene.Fleet, Broken());
        var ran = (await scene.Stack.UpAsync()).MustFail();
        // A terminal of 50 rows: reason and next step are on it.
        var screen = string.Join('\n', ran.Output.TrimEnd().Split('\n').TakeLast(48));
        Assert.Contains("FAILED  start broker-a-0 (host rocketmq01)", screen, StringComparison.Ordinal);
        Assert.Contains("BogusFlag", screen, StringComparison.Ordinal);
        Assert.Contains("next: ", screen, StringComparison.Ordinal);
        // What the failure kept from running is no failure of its own.
        Assert.DoesNotContain("FAILED  start broker-a-1", ran.All, StringComparison.Ordinal);
        Assert.DoesNotContain("unhandled exception", ran.All, StringComparison.OrdinalIgnoreCase);
        (await scene.Stack.DestroyAsync()).MustWork();
        var after = await Task.WhenAll(scene.Fleet.Hosts.Select(h => h.FootprintAsync()));
        Assert.Equal(before, after.Select(WithoutRelease));
    }

    [Fact]
    public async Task A_change_that_fails_is_taken_back_by_the_old_configuration()
    {
        scene.Stack.Configure(scene.Fleet, Cluster);
        (await scene.Stack.UpAsync()).MustWork();
        scene.Stack.Configure(scene.Fleet, Broken());
        var ran = (await scene.Stack.UpAsync()).MustFail();
        Assert.Contains("FAILED  roll broker-a-0 (host rocketmq01)", ran.All, StringComparison.Ordinal);
        // The slave was never touched: it holds the data.
        (await scene.Fleet[2].RunAsync("systemctl is-active rocketmq-broker@broker-a-1")).MustWork();
        scene.Stack.Configure(scene.Fleet, Cluster);
        (await scene.Stack.UpAsync()).MustWork();
        (await scene.Fleet[1].RunAsync("systemctl is-active rocketmq-broker@broker-a-0")).MustWork();
        (await scene.Stack.UpAsync("--expect-no-changes")).MustWork();
        (await scene.Stack.DestroyAsync()).MustWork();
    }

    [Fact]
    public async Task A_host_that_is_gone_for_good_is_marked_lost_and_the_rest_is_destroyed()
    {
        scene.Stack.Configure(scene.Fleet, Cluster);
        (await scene.Stack.UpAsync()).MustWork();
        var gone = scene.Fleet[2];
        (await Shell.RunAsync("docker", ["pause", gone.Container])).MustWork();
        gone.Gone = true;
        try
        {
            scene.Stack.Configure(scene.Fleet, Cluster, "", h => h == gone ? LiveStack.Node(h).Replace(" }", ", lost: true }", StringComparison.Ordinal) : LiveStack.Node(h));
            (await scene.Stack.UpAsync()).MustWork();
            (await scene.Stack.DestroyAsync()).MustWork();
            Assert.Equal("", (await scene.Fleet[1].RunAsync("ls /etc/systemd/system/rocketmq-* 2>/dev/null")).Output);
        }
        finally
        {
            (await Shell.RunAsync("docker", ["unpause", gone.Container])).MustWork();
            gone.Gone = false;
            (await gone.RunAsync("systemctl disable --now rocketmq-broker@broker-a-1; rm -rf /etc/systemd/system/rocketmq-* /etc/rocketmq /usr/local/lib/rocketmq-steps; systemctl daemon-reload")).MustWork();
        }
    }

    private static string Broken() => Cluster.Replace("master: rocketmq01,", "master: { host: rocketmq01, jvmOptions: [\"-XX:+BogusFlag\"] },", StringComparison.Ordinal);

    private static string WithoutRelease(string footprint) =>
        string.Join('\n', footprint.Split('\n').Where(l => !l.Contains(" /usr/local/rocketmq-4.7.1", StringComparison.Ordinal)));

    public sealed class Scene : IAsyncLifetime
    {
        internal HostFleet Fleet { get; private set; } = null!;

        internal LiveStack Stack { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Fleet = await HostFleet.BootAsync("failure", 79, 2);
            Stack = await LiveStack.InitAsync("live-failure", Fleet.Folder);
        }

        public async Task DisposeAsync() => await Fleet.DisposeAsync();
    }
}
