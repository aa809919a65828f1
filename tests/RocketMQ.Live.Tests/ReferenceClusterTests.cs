namespace RocketMQ.Live.Tests;

/// <summary>The reference case on four given hosts, through its whole life. One scenario, told in steps.</summary>
[TestCaseOrderer("RocketMQ.Live.Tests.ByNameOrderer", "RocketMQ.Live.Tests")]
public sealed class ReferenceClusterTests(ReferenceClusterTests.Scene scene) : IClassFixture<ReferenceClusterTests.Scene>
{
    private const string Cluster = """
            nameServers: [rocketmq01, rocketmq02, rocketmq03, rocketmq04]
            brokerGroups:
              broker-a: { master: rocketmq01, slaves: [rocketmq03] }
              broker-b: { master: rocketmq02, slaves: [rocketmq04] }
            heap: { broker: 384m, nameServer: 128m }
        """;

    /// <summary>The same cluster: the order of fields and keys, and comments, are nothing.</summary>
    private const string InAnotherOrder = """
            # the same again
            heap: { nameServer: 128m, broker: 384m }
            brokerGroups:
              broker-a: { slaves: [rocketmq03], master: { host: rocketmq01 } }   # here too
              broker-b: { slaves: [{ host: rocketmq04 }], master: rocketmq02 }
            nameServers: [rocketmq01, rocketmq02, rocketmq03, rocketmq04]
        """;

    private static readonly string Restarting = Cluster.Replace(
        "master: rocketmq01,", "properties: { sendMessageThreadPoolNums: 2 }, master: rocketmq01,", StringComparison.Ordinal);

    [Fact]
    public async Task A_up_starts_and_proves_the_cluster()
    {
        scene.Stack.Configure(scene.Fleet, Cluster);
        foreach (var host in scene.Fleet.Hosts) scene.Before.Add(await host.FootprintAsync());
        var first = Plain(await scene.Stack.PreviewAsync());
        Assert.Contains("1 namesrv rocketmq01 " + scene.Fleet.Subnet + ".11:9876 name server heap 128m", first);
        Assert.Contains("2 broker-b-0 rocketmq02 " + scene.Fleet.Subnet + ".12:10911 SYNC_MASTER heap 384m", first);
        Assert.Contains("3 broker-a-1 rocketmq03 " + scene.Fleet.Subnet + ".13:10911 SLAVE heap 384m", first);
        (await scene.Stack.UpAsync()).MustWork();
        var brokers = (await scene.Stack.OutputAsync("brokers")).EnumerateObject().Select(b => $"{b.Name} {b.Value}").Order(StringComparer.Ordinal);
        Assert.Equal(new[] { "a-0 11", "a-1 13", "b-0 12", "b-1 14" }.Select(b => $"broker-{b[..3]} {scene.Fleet.Subnet}.{b[4..]}:10911"), brokers);
        Assert.Equal("4.7.1", (await scene.Stack.OutputAsync("release")).GetString());
        var printed = (await scene.Stack.PulumiAsync("stack", "output")).MustWork().Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(printed.Length <= 12, string.Join('\n', printed));
        scene.NameServers = (await scene.Stack.OutputAsync("nameServers")).GetString()!;
        Assert.Equal(string.Join(';', Enumerable.Range(11, 4).Select(i => $"{scene.Fleet.Subnet}.{i}:9876")), scene.NameServers);
    }

    [Fact]
    public async Task B_a_second_up_changes_nothing_and_opens_no_connection()
    {
        var before = await LoginsAsync();
        Assert.DoesNotContain(Plain(await scene.Stack.PreviewAsync("--expect-no-changes")), l => l.StartsWith("What this does", StringComparison.Ordinal));
        (await scene.Stack.UpAsync("--expect-no-changes")).MustWork();
        scene.Stack.Configure(scene.Fleet, InAnotherOrder);
        (await scene.Stack.PreviewAsync("--expect-no-changes")).MustWork();
        scene.Stack.Configure(scene.Fleet, Cluster);
        Assert.Equal(before, await LoginsAsync());
    }

    [Fact]
    public void B2_no_private_key_stands_in_clear_in_the_state()
    {
        var files = Directory.EnumerateFiles(Path.Combine(scene.Fleet.Folder, "state"), "*", SearchOption.AllDirectories).ToList();
        // The body of the key itself, whatever is around it.
        var secret = File.ReadAllLines(scene.Fleet.KeyFile)[2];
        Assert.Contains(files, f => File.ReadAllText(f).Contains("rocketmq-verify", StringComparison.Ordinal));
        Assert.All(files, f => Assert.DoesNotContain(secret, File.ReadAllText(f), StringComparison.Ordinal));
    }

    [Fact]
    public async Task B3_state_of_a_host_with_two_instances_is_small()
    {
        // It is written anew after each step.
        var state = (await scene.Stack.PulumiAsync("stack", "export")).MustWork().Output;
        Assert.InRange(state.Length / scene.Fleet.Hosts.Count, 20_000, 80_000);
    }

    [Fact]
    public async Task C_messages_go_through_both_masters_and_are_received()
    {
        var sent = await Clients.SendAsync(scene.Fleet[4], scene.NameServers);
        Assert.Equal(["broker-a", "broker-b"], sent.Values.Distinct().Order());
        await Clients.ReceiveAsync(scene.Fleet[3], scene.NameServers, sent);
    }

    [Fact]
    public async Task D_instances_run_as_the_service_user_and_are_hardened()
    {
        var host = scene.Fleet[1];
        Assert.Equal("rocketmq", (await host.RunAsync("ps -o user:32= -p $(systemctl show -p MainPID --value rocketmq-broker@broker-a-0)")).Output.Trim());
        foreach (var unit in new[] { "rocketmq-namesrv.service", "rocketmq-broker@broker-a-0.service" })
        {
            var text = (await host.RunAsync($"systemd-analyze security --no-pager {unit} | tail -n 1")).MustWork().Output;
            var score = double.Parse(text.Split("for " + unit + ":")[^1].Trim().Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
            // 9.6 is a unit without any hardening; the JIT and the network keep a JVM from 0.
            Assert.True(score <= 3.0, $"{unit} is exposed: {text}");
        }
    }

    [Fact]
    public async Task E_a_killed_broker_comes_back_by_itself()
    {
        var host = scene.Fleet[2];
        var pid = await host.MainPidAsync("rocketmq-broker@broker-b-0");
        (await host.RunAsync($"kill -9 {pid}")).MustWork();
        await host.WaitForAsync($"p=$(systemctl show -p MainPID --value rocketmq-broker@broker-b-0) && [[ $p != 0 && $p != {pid} ]]");
        await RegisteredEverywhereAsync(4);
    }

    [Fact]
    public async Task F_a_rebooted_host_comes_back_by_itself()
    {
        await scene.Fleet[1].RebootAsync();
        await RegisteredEverywhereAsync(4);
        // Docker writes /etc/hosts anew at every start; the block is put back.
        await scene.Fleet[1].WaitForAsync("getent hosts rocketmq03");
    }

    [Fact]
    public async Task G_all_hosts_rebooted_at_once_come_back_by_themselves()
    {
        await Task.WhenAll(scene.Fleet.Hosts.Select(h => h.RebootAsync()));
        await RegisteredEverywhereAsync(4);
        (await scene.Stack.UpAsync("--expect-no-changes")).MustWork();
    }

    [Fact]
    public async Task H1_a_changed_key_restarts_the_brokers_it_concerns_one_by_one_slaves_first()
    {
        var before = await PidsAsync();
        scene.Stack.Configure(scene.Fleet, Restarting);
        var told = Plain(await scene.Stack.PreviewAsync());
        Assert.Single(told, "broker.conf sendMessageThreadPoolNums (not given) => 2 restarts broker-a-1, then broker-a-0");
        Assert.Equal(["1. broker-a-1 on rocketmq03 restart sendMessageThreadPoolNums", "2. broker-a-0 on rocketmq01 restart sendMessageThreadPoolNums"], told.SkipWhile(l => !l.StartsWith("Order of the roll", StringComparison.Ordinal)).Skip(1).Take(2));
        // Scripts that were lost or changed are put back before they are used.
        (await scene.Fleet[3].RunAsync($"rm -rf {Kit}")).MustWork();
        (await scene.Fleet[1].RunAsync($"echo 'echo mine; exit 0' >{Kit}/roll.sh; rm -rf /root/.rocketmq-steps")).MustWork();
        (await scene.Stack.UpAsync()).MustWork();
        foreach (var i in new[] { 1, 3 }) (await scene.Fleet[i].RunAsync($"cd {Kit} && sha256sum --check --quiet .sums")).MustWork();
        var after = await PidsAsync();
        Assert.Equal(["rocketmq01/broker-a-0", "rocketmq03/broker-a-1"], before.Keys.Where(k => before[k] != after[k]).Order());
        var slave = await StartedAsync(scene.Fleet[3], "rocketmq-broker@broker-a-1");
        var master = await StartedAsync(scene.Fleet[1], "rocketmq-broker@broker-a-0");
        Assert.True(slave < master, $"the slave started at {slave}, the master at {master}");
        Assert.Contains("sendMessageThreadPoolNums=2", (await scene.Fleet[1].RunAsync("cat /etc/rocketmq/broker-a-0/broker.conf")).Output, StringComparison.Ordinal);
        (await scene.Stack.UpAsync("--expect-no-changes")).MustWork();
    }

    [Fact]
    public async Task H2_a_changed_hot_key_is_shown_so_and_applied_to_all_brokers_without_a_restart()
    {
        var before = await PidsAsync();
        var ran = await RanAsync();
        scene.Stack.Configure(scene.Fleet, Restarting + "\n    properties: { fileReservedTime: 96 }");
        var shown = await scene.Stack.PreviewAsync("--diff");
        var diff = shown.MustWork().Output.Split('\n').Select(l => l.Trim()).ToList();
        Assert.Single(Plain(shown), "broker.conf fileReservedTime (not given) => 96 hot: applied live to broker-a-1, broker-b-1, broker-a-0, broker-b-0");
        Assert.DoesNotContain(Plain(shown), l => l.Contains("restarts broker", StringComparison.Ordinal));
        // Once a broker: the file is shown in the step that brings it, and nowhere else.
        Assert.Equal(Brokers.Count, diff.Count(l => l.Contains("fileReservedTime=96", StringComparison.Ordinal)));
        Assert.All(
            Enumerable.Range(0, diff.Count).Where(i => Changed(diff[i], "fileReservedTime=")),
            i => Assert.Contains("# hot: applied live", string.Join('\n', diff.Skip(i - 2).Take(2)), StringComparison.Ordinal));
        Assert.DoesNotContain(diff, l => Changed(l, "## set digest "));
        Assert.Equal(2 * Brokers.Count, diff.Count(l => Changed(l, "## set live-digest ")));
        foreach (var broker in Brokers.Values)
        {
            Assert.Single(diff, l => l.EndsWith($"## set a-new-live-digest is applied to the running {broker}, no restart", StringComparison.Ordinal));
        }

        (await scene.Stack.UpAsync()).MustWork();
        Assert.Equal(before, await PidsAsync());
        Assert.Equal(ran, await RanAsync());
        foreach (var host in scene.Fleet.Hosts)
        {
            var live = await host.RunAsync($"bash {Kit}/remoting.sh ask {host.Address} 10911 26 | grep -x 'fileReservedTime=[0-9]*'");
            Assert.Equal("fileReservedTime=96", live.MustWork().Output.Trim());
        }

        (await scene.Stack.UpAsync("--expect-no-changes")).MustWork();
    }

    [Fact]
    public async Task H3_a_change_that_the_roll_would_refuse_half_way_is_refused_in_the_preview()
    {
        var logins = await LoginsAsync();
        await RefusedAsync(Cluster + "\n    name: orders", "RMQ052", "The cluster runs as rocketmq-cluster and would be orders");
        await RefusedAsync(Cluster.Replace("master: rocketmq01", "master: { host: rocketmq01, port: 10921 }", StringComparison.Ordinal), "RMQ048", $"broker-a-0 runs at {scene.Fleet.Subnet}.11:10911 and would be at {scene.Fleet.Subnet}.11:10921");
        await RefusedAsync(Cluster + "\n    properties: { mappedFileSizeCommitLog: 16777216 }", "RMQ049", "was 1073741824 and becomes 16777216");
        scene.Stack.Configure(scene.Fleet, Restarting + "\n    properties: { fileReservedTime: 96 }");
        (await scene.Stack.PreviewAsync("--expect-no-changes")).MustWork();
        Assert.Equal(logins, await LoginsAsync());

        async Task RefusedAsync(string cluster, string rule, string says)
        {
            scene.Stack.Configure(scene.Fleet, cluster);
            var ran = (await scene.Stack.PreviewAsync()).MustFail();
            Assert.Matches($"error +{rule} ", ran.All);
            // A real run reads the same record, also without a preview before it.
            Assert.Matches($"error +{rule} ", (await scene.Stack.UpAsync()).MustFail().All);
            Assert.Contains(says, ran.All, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task H4_a_saved_plan_is_applied_as_it_was_shown()
    {
        var before = await PidsAsync();
        var plan = Path.Combine(scene.Fleet.Folder, "plan.json");
        scene.Stack.Configure(scene.Fleet, Restarting + "\n    properties: { fileReservedTime: 48 }");
        (await scene.Stack.PreviewAsync("--save-plan", plan)).MustWork();
        (await scene.Stack.UpAsync("--plan", plan)).MustWork();
        Assert.Equal(before, await PidsAsync());
        Assert.Equal("fileReservedTime=48", (await scene.Fleet[2].RunAsync($"bash {Kit}/remoting.sh ask {scene.Fleet[2].Address} 10911 26 | grep -x 'fileReservedTime=[0-9]*'")).MustWork().Output.Trim());
        (await scene.Stack.UpAsync("--expect-no-changes")).MustWork();
        // A plan does not hold for an operation that it has not; the next `up` takes back what was begun.
        scene.Stack.Configure(scene.Fleet, Restarting.Replace("nameServer: 128m", "nameServer: 160m", StringComparison.Ordinal) + "\n    properties: { fileReservedTime: 48 }");
        (await scene.Stack.UpAsync("--plan", plan)).MustFail();
        scene.Stack.Configure(scene.Fleet, Restarting + "\n    properties: { fileReservedTime: 48 }");
        (await scene.Stack.UpAsync()).MustWork();
    }

    [Fact]
    public async Task I_destroy_stops_cleanly_and_gives_the_hosts_back_but_keeps_data()
    {
        foreach (var host in scene.Fleet.Hosts) scene.Stored.Add(await StoredAsync(host));
        Assert.All(scene.Stored, bytes => Assert.True(bytes > 0, "a broker holds no messages before destroy"));
        (await scene.Stack.DestroyAsync()).MustWork();
        for (var i = 0; i < scene.Fleet.Hosts.Count; i++)
        {
            var host = scene.Fleet.Hosts[i];
            var after = await host.FootprintAsync();
            // The release stays unless told otherwise.
            var kept = after.Split('\n').Where(l => !l.Contains(" /usr/local/rocketmq-4.7.1", StringComparison.Ordinal));
            Assert.Equal(scene.Before[i], string.Join('\n', kept));
        }

        Assert.Equal("", (await scene.Fleet[1].RunAsync("ls /var/lib/rocketmq/broker-a-0/abort 2>/dev/null")).Output);
        Assert.NotEqual("", (await scene.Fleet[1].RunAsync("ls /var/lib/rocketmq/broker-a-0/commitlog")).Output);
    }

    [Fact]
    public async Task J_up_again_finds_the_old_data()
    {
        (await scene.Stack.UpAsync()).MustWork();
        // Every broker goes on where it was: no byte of what it had is gone.
        for (var i = 0; i < scene.Fleet.Hosts.Count; i++) Assert.True(await StoredAsync(scene.Fleet.Hosts[i]) >= scene.Stored[i]);
        var again = await Clients.SendAsync(scene.Fleet[4], scene.NameServers);
        await Clients.ReceiveAsync(scene.Fleet[3], scene.NameServers, again);
    }

    [Fact]
    public async Task K_destroy_deletes_data_when_it_was_asked_for()
    {
        scene.Stack.Configure(scene.Fleet, Cluster, "  rocketmq:destroy: { data: delete, release: delete }");
        (await scene.Stack.UpAsync()).MustWork();
        (await scene.Stack.DestroyAsync()).MustWork();
        foreach (var host in scene.Fleet.Hosts)
        {
            Assert.Equal("", (await host.RunAsync("ls -d /var/lib/rocketmq/*/ /var/log/rocketmq/*/ /usr/local/rocketmq-* 2>/dev/null")).Output.Trim());
        }
    }

    /// <summary>The lines of what was said, with single blanks.</summary>
    private static List<string> Plain(Ran ran) =>
        [.. ran.MustWork().All.Split('\n').Select(l => string.Join(' ', l.Split(' ', StringSplitOptions.RemoveEmptyEntries)))];

    private async Task<int> LoginsAsync() => (await Task.WhenAll(scene.Fleet.Hosts.Select(h => h.LoginsAsync()))).Sum();

    private async Task RegisteredEverywhereAsync(int nameServers)
    {
        foreach (var host in scene.Fleet.Hosts.Take(nameServers))
        {
            foreach (var i in new[] { 11, 12, 13, 14 })
            {
                await host.WaitForAsync($". {Kit}/prelude.sh && . {Kit}/remoting.sh && cluster_info 127.0.0.1 9876 && declare -p CLUSTER | grep -qF '{scene.Fleet.Subnet}.{i}:10911'");
            }
        }
    }

    private const string Kit = "/usr/local/lib/rocketmq-steps";

    /// <summary>Host → its broker.</summary>
    private static readonly Dictionary<string, string> Brokers = new(StringComparer.Ordinal)
    {
        ["rocketmq01"] = "broker-a-0", ["rocketmq02"] = "broker-b-0", ["rocketmq03"] = "broker-a-1", ["rocketmq04"] = "broker-b-1",
    };

    /// <summary>Is it a line of a diff that takes away or adds a line that begins so?</summary>
    private static bool Changed(string line, string begins) => line.Length > 0 && line[0] is '+' or '-' && line[1..].TrimStart().StartsWith(begins, StringComparison.Ordinal);

    /// <summary>The files of each broker, by checksum, and what its process runs with.</summary>
    private async Task<string> RanAsync() => string.Concat(await Task.WhenAll(scene.Fleet.Hosts.Select(async h =>
        (await h.RunAsync("cd /etc/rocketmq && find . -path '*/.previous' -prune -o -type f ! -name broker.conf -print0 | sort -z | xargs -0 sha256sum; cat /run/rocketmq/*/digest")).MustWork().Output)));

    private async Task<Dictionary<string, int>> PidsAsync()
    {
        var pids = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var host in scene.Fleet.Hosts)
        {
            pids[$"{host.Name}/namesrv"] = await host.MainPidAsync("rocketmq-namesrv");
            pids[$"{host.Name}/{Brokers[host.Name]}"] = await host.MainPidAsync($"rocketmq-broker@{Brokers[host.Name]}");
        }

        return pids;
    }

    /// <summary>Bytes in a broker's commit log, as the broker says.</summary>
    private static async Task<long> StoredAsync(LiveHost host) => long.Parse(
        (await host.RunAsync($". {Kit}/prelude.sh && . {Kit}/remoting.sh && runtime_info 127.0.0.1 10911 commitLogMaxOffset && printf '%s' \"${{INFO[commitLogMaxOffset]}}\"")).MustWork().Output.Trim(),
        System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<long> StartedAsync(LiveHost host, string unit) =>
        long.Parse((await host.RunAsync($"date -d \"$(systemctl show -p ActiveEnterTimestamp --value {unit})\" +%s%N")).MustWork().Output.Trim(), System.Globalization.CultureInfo.InvariantCulture);

    public sealed class Scene : IAsyncLifetime
    {
        internal HostFleet Fleet { get; private set; } = null!;

        internal LiveStack Stack { get; private set; } = null!;

        internal List<string> Before { get; } = [];

        internal string NameServers { get; set; } = "";

        internal List<long> Stored { get; } = [];

        public async Task InitializeAsync()
        {
            Fleet = await HostFleet.BootAsync("ref", 72, 4);
            Stack = await LiveStack.InitAsync("live-reference", Fleet.Folder);
        }

        public async Task DisposeAsync() => await Fleet.DisposeAsync();
    }
}
