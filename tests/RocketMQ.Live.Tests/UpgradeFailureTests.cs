namespace RocketMQ.Live.Tests;

/// <summary>
/// Upgrades that fail on one host, by an archive that arrives cut and by a full disk, and are taken back by the old value; 4.7.1 → 5.3.3 in one line; and the way
/// back where the data can be read. One scenario, told in steps; every message that was ever acknowledged is read after each.
/// </summary>
[TestCaseOrderer("RocketMQ.Live.Tests.ByNameOrderer", "RocketMQ.Live.Tests")]
public sealed class UpgradeFailureTests(UpgradeFailureTests.Scene scene) : IClassFixture<UpgradeFailureTests.Scene>
{
    private const string Cluster = """
            nameServers: [rocketmq01]
            brokerGroups:
              broker-a: { master: rocketmq01, slaves: [rocketmq02] }
            heap: { broker: 384m, nameServer: 128m }
            startTimeout: 180
        """;

    [LongFact]
    public async Task A_up_with_4_9_8()
    {
        Configure("4.9.8");
        (await scene.Stack.UpAsync()).MustWork();
        scene.NameServers = (await scene.Stack.OutputAsync("nameServers")).GetString()!;
        await SendAsync();
    }

    [LongFact]
    public async Task B_back_to_4_7_1_reads_what_4_9_8_has_written_and_is_warned_of()
    {
        Configure("4.7.1");
        Assert.Contains("RMQ051", (await scene.Stack.PreviewAsync()).MustWork().All, StringComparison.Ordinal);
        (await scene.Stack.UpAsync()).MustWork();
        await RunsAsync("4.7.1");
        await SendAsync();
        await ReadAsync();
    }

    [LongFact]
    public async Task C_an_archive_that_arrives_cut_on_one_host_is_taken_back()
    {
        // 10 MiB for an archive of several times that.
        (await scene.Fleet[2].RunAsync("mkdir -p /var/cache/rocketmq-steps && mount -t tmpfs -o size=10m,mode=0700 tmpfs /var/cache/rocketmq-steps")).MustWork();
        var failed = await FailsAsync();
        (await scene.Fleet[2].RunAsync("umount /var/cache/rocketmq-steps")).MustWork();
        Assert.Contains("rocketmq02", failed, StringComparison.Ordinal);
        await IsTakenBackAsync();
    }

    [LongFact]
    public async Task D_a_full_disk_on_one_host_is_taken_back()
    {
        (await scene.Fleet[2].RunAsync("cp -a /usr/local /root/local && mount -t tmpfs -o size=$(($(du -sm /usr/local | cut -f1) + 20))m,mode=0755 tmpfs /usr/local && cp -a /root/local/. /usr/local/")).MustWork();
        var failed = await FailsAsync();
        (await scene.Fleet[2].RunAsync("systemctl list-units --plain --no-legend 'rocketmq-*'; umount -l /usr/local")).MustWork();
        Assert.Contains("rocketmq02", failed, StringComparison.Ordinal);
        await IsTakenBackAsync();
    }

    [LongFact]
    public async Task E_a_key_that_the_new_version_does_not_take_is_refused_before_anything_moves()
    {
        var processes = await scene.Stack.ProcessesAsync();
        Configure("5.3.3", "    properties: { brokerRole: SYNC_MASTER, haHousekeepingIntervall: 20000 }");
        var refused = (await scene.Stack.PreviewAsync()).MustFail();
        Assert.Contains("haHousekeepingInterval", refused.All, StringComparison.Ordinal);
        (await scene.Stack.UpAsync()).MustFail();
        Assert.Equal(processes, await scene.Stack.ProcessesAsync());
        Configure("4.7.1");
        (await scene.Stack.PreviewAsync("--expect-no-changes")).MustWork();
    }

    [LongFact]
    public async Task F_4_7_1_becomes_5_3_3_in_one_line()
    {
        Configure("5.3.3");
        var preview = (await scene.Stack.PreviewAsync()).MustWork();
        Assert.Contains("version 4.7.1 => 5.3.3", preview.All, StringComparison.Ordinal);
        Assert.Contains("Defaults that change with RocketMQ 4.7.1 => 5.3.3", preview.All, StringComparison.Ordinal);
        (await scene.Stack.UpAsync()).MustWork();
        await RunsAsync("5.3.3");
        await ReadAsync();
        (await scene.Stack.UpAsync("--expect-no-changes")).MustWork();
    }

    private async Task<string> FailsAsync()
    {
        var processes = await scene.Stack.ProcessesAsync();
        Configure("5.3.3");
        var failed = (await scene.Stack.UpAloneAsync()).MustFail();
        // The release comes first, side by side on all hosts: nothing that runs was touched.
        Assert.Equal(processes.Select(p => (p.Key, p.Value.Pid)), (await scene.Stack.ProcessesAsync()).Select(p => (p.Key, p.Value.Pid)));
        return failed.All;
    }

    private async Task IsTakenBackAsync()
    {
        Configure("4.7.1");
        (await scene.Stack.UpAsync()).MustWork();
        await RunsAsync("4.7.1");
        (await scene.Stack.PreviewAsync("--expect-no-changes")).MustWork();
        await ReadAsync();
    }

    private void Configure(string version, string more = "") => scene.Stack.Configure(scene.Fleet, Cluster + "\n" + more, $"  rocketmq:release: {{ version: \"{version}\" }}");

    private Task RunsAsync(string version) => ClusterLook.RunsAsync(scene.Fleet, version, [1], ["broker-a 0 1", "broker-a 1 2"]);

    private Task ReadAsync() => Clients.ReceiveAsync(scene.Fleet[1], scene.NameServers, scene.Sent);

    private async Task SendAsync()
    {
        foreach (var (id, broker) in await Clients.SendAsync(scene.Fleet[1], scene.NameServers)) scene.Sent[id] = broker;
    }

    public sealed class Scene : IAsyncLifetime
    {
        internal HostFleet Fleet { get; private set; } = null!;

        internal LiveStack Stack { get; private set; } = null!;

        internal string NameServers { get; set; } = "";

        internal Dictionary<string, string> Sent { get; } = new(StringComparer.Ordinal);

        public async Task InitializeAsync()
        {
            if (!LongForm.On) return;
            Fleet = await HostFleet.BootAsync("upgrade", 85, 2);
            Stack = await LiveStack.InitAsync("live-upgrade", Fleet.Folder);
        }

        public async Task DisposeAsync()
        {
            if (Fleet is not null) await Fleet.DisposeAsync();
        }
    }
}
