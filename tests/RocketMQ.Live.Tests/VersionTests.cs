namespace RocketMQ.Live.Tests;

/// <summary>
/// The reference cluster through its versions, 4.7.1 → 4.9.8 → 5.3.3, by one changed line each, and a failed upgrade and its way back. One scenario, told in
/// steps. Whatever was acknowledged before a step is read after it.
/// </summary>
[TestCaseOrderer("RocketMQ.Live.Tests.ByNameOrderer", "RocketMQ.Live.Tests")]
public sealed class VersionTests(VersionTests.Scene scene) : IClassFixture<VersionTests.Scene>
{
    private const string Cluster = """
            nameServers: [rocketmq01, rocketmq02]
            brokerGroups:
              broker-a: { master: rocketmq01, slaves: [rocketmq03] }
              broker-b: { master: rocketmq02, slaves: [rocketmq04] }
            heap: { broker: 384m, nameServer: 128m }
            startTimeout: 180
        """;

    /// <summary>A slave of 5.3.3 whose Java does not take one of its options: it is stopped, and does not start.</summary>
    private static readonly string Broken = Cluster.Replace("slaves: [rocketmq03]", "slaves: [ { host: rocketmq03, jvmOptions: [\"-XX:+NoSuchFlag\"] } ]", StringComparison.Ordinal);

    [Fact]
    public async Task A_up_with_4_7_1_and_messages()
    {
        Configure(Cluster, "4.7.1");
        (await scene.Stack.UpAsync()).MustWork();
        scene.NameServers = (await scene.Stack.OutputAsync("nameServers")).GetString()!;
        await SendAsync();
    }

    [LongFact]
    public async Task B_upgrade_to_4_9_8_is_one_line_and_loses_nothing()
    {
        Configure(Cluster, "4.9.8");
        var preview = (await scene.Stack.PreviewAsync()).MustWork();
        Assert.Contains("version 4.7.1 => 4.9.8", preview.All, StringComparison.Ordinal);
        (await scene.Stack.UpAsync()).MustWork();
        scene.Version = "4.9.8";
        await RunsAsync("4.9.8");
        await Clients.ReceiveAsync(scene.Fleet[1], scene.NameServers, scene.Sent);
        (await scene.Stack.UpAsync("--expect-no-changes")).MustWork();
        await SendAsync();
    }

    [Fact]
    public async Task C_upgrade_that_fails_is_taken_back_by_the_old_value()
    {
        Configure(Broken, "5.3.3");
        var failed = (await scene.Stack.UpAsync()).MustFail();
        Assert.Contains("FAILED  roll broker-a-1 (host rocketmq03)", failed.All, StringComparison.Ordinal);
        Assert.Contains("NoSuchFlag", failed.All, StringComparison.Ordinal);

        Configure(Cluster, scene.Version);
        var preview = (await scene.Stack.PreviewAsync()).MustWork();
        Assert.Contains("unfinished", preview.All, StringComparison.Ordinal);
        Assert.DoesNotContain("5.3.3", preview.All, StringComparison.Ordinal);
        (await scene.Stack.UpAsync()).MustWork();
        await RunsAsync(scene.Version);
        (await scene.Stack.PreviewAsync("--expect-no-changes")).MustWork();
    }

    [Fact]
    public async Task D_upgrade_to_5_3_3_is_one_line_and_loses_nothing()
    {
        Configure(Cluster, "5.3.3");
        await Clients.StartLoadAsync(scene.Fleet[4], scene.NameServers);
        (await scene.Stack.UpAsync()).MustWork();
        foreach (var (id, broker) in await Clients.StopLoadAsync(scene.Fleet[4])) scene.Sent[id] = broker;
        await RunsAsync("5.3.3");
        await Clients.ReceiveAsync(scene.Fleet[1], scene.NameServers, scene.Sent);
        (await scene.Stack.UpAsync("--expect-no-changes")).MustWork();
    }

    private void Configure(string cluster, string version, string more = "") =>
        scene.Stack.Configure(scene.Fleet, cluster, $"  rocketmq:release: {{ version: \"{version}\" }}\n{more}");

    private async Task RunsAsync(string version) => await ClusterLook.RunsAsync(scene.Fleet, version, [1, 2], ["broker-a 0 1", "broker-b 0 2", "broker-a 1 3", "broker-b 1 4"]);

    private async Task SendAsync()
    {
        foreach (var (id, broker) in await Clients.SendAsync(scene.Fleet[1], scene.NameServers)) scene.Sent[id] = broker;
    }

    public sealed class Scene : IAsyncLifetime
    {
        internal HostFleet Fleet { get; private set; } = null!;

        internal LiveStack Stack { get; private set; } = null!;

        /// <summary>The version that runs.</summary>
        internal string Version { get; set; } = "4.7.1";

        internal string NameServers { get; set; } = "";

        /// <summary>Everything that was ever acknowledged.</summary>
        internal Dictionary<string, string> Sent { get; } = new(StringComparer.Ordinal);

        public async Task InitializeAsync()
        {
            Fleet = await HostFleet.BootAsync("versions", 80, 4);
            Stack = await LiveStack.InitAsync("live-versions", Fleet.Folder);
        }

        public async Task DisposeAsync() => await Fleet.DisposeAsync();
    }
}
