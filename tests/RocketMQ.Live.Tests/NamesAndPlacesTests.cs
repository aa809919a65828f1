using System.Text.Json;

namespace RocketMQ.Live.Tests;

/// <summary>What makes a host or a broker the one that it is: its name, its place in a list, its store. One cluster, told in steps.</summary>
[TestCaseOrderer("RocketMQ.Live.Tests.ByNameOrderer", "RocketMQ.Live.Tests")]
public sealed class NamesAndPlacesTests(NamesAndPlacesTests.Scene scene) : IClassFixture<NamesAndPlacesTests.Scene>
{
    private static readonly string[] Harmless = ["same", "update", "read"];

    private const string Cluster = """
            nameServers: [rocketmq01, rocketmq02]
            brokerGroups:
              broker-a: { master: rocketmq01, slaves: [rocketmq02, rocketmq03] }
            heap: { broker: 256m, nameServer: 128m }
            jvmOptions: { broker: ["-Dtest.of=all"], nameServer: ["-Dtest.of=name-servers"] }
        """;

    [Fact]
    public async Task A_options_of_all_reach_every_process()
    {
        scene.Stack.Configure(scene.Fleet, Cluster);
        (await scene.Stack.UpAsync()).MustWork();
        foreach (var host in scene.Fleet.Hosts)
        {
            Assert.Contains("-Dtest.of=all", (await host.RunAsync("tr '\\0' '\\n' </proc/$(systemctl show -p MainPID --value 'rocketmq-broker@*')/cmdline")).MustWork().Output, StringComparison.Ordinal);
        }

        Assert.Contains("-Dtest.of=name-servers", (await scene.Fleet[1].RunAsync("tr '\\0' '\\n' </proc/$(systemctl show -p MainPID --value rocketmq-namesrv)/cmdline")).MustWork().Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rocketmq:cluster.properties.fileReservedTime", "96", "pulumi config set --path 'rocketmq:cluster.properties.fileReservedTime' 96")]
    [InlineData("rocketmq:release.version", "4.9.8", "pulumi config set --path 'rocketmq:release.version' 4.9.8")]
    [InlineData("rocketmq:Preflight", "off", "pulumi config set 'rocketmq:preflight' off")]
    [InlineData("infra:cluster.name", "orders", "pulumi config set --path 'rocketmq:cluster.name' orders")]
    public async Task B_a_key_set_without_path_is_refused_with_the_commands_that_mend_it(string key, string value, string command)
    {
        var before = await File.ReadAllTextAsync(scene.Stack.ConfigFile);
        try
        {
            (await scene.Stack.PulumiAsync("config", "set", key, value, "--config-file", scene.Stack.ConfigFile)).MustWork();
            var refused = (await scene.Stack.PreviewAsync()).MustFail();
            Assert.Contains($"Run `pulumi config rm '{key}'`, then `{command}`.", refused.All, StringComparison.Ordinal);
            // The first command, as it stands there.
            (await scene.Stack.PulumiAsync("config", "rm", key, "--config-file", scene.Stack.ConfigFile)).MustWork();
            (await scene.Stack.PreviewAsync("--expect-no-changes")).MustWork();
        }
        finally
        {
            await File.WriteAllTextAsync(scene.Stack.ConfigFile, before);
        }
    }

    [Fact]
    public async Task C_a_slave_is_not_renumbered_by_the_one_before_it()
    {
        await RefusedAsync(Cluster.Replace("slaves: [rocketmq02, rocketmq03]", "slaves: [rocketmq03]", StringComparison.Ordinal), "RMQ080",
            "broker-a-2 on rocketmq03 would become broker-a-1", "slaves: [{ host: rocketmq03, id: 2 }]");
    }

    [Fact]
    public async Task D_a_master_is_not_taken_from_its_store_while_a_slave_has_the_messages()
    {
        await RefusedAsync(Cluster.Replace("{ master: rocketmq01, slaves: [rocketmq02, rocketmq03] }", "{ master: rocketmq03, slaves: [rocketmq02] }", StringComparison.Ordinal), "RMQ081",
            "would go from rocketmq01, where its store is, to rocketmq03", "add it as a slave");
        await RefusedAsync(Cluster.Replace("master: rocketmq01", "master: { host: rocketmq01, storePath: /data/a }", StringComparison.Ordinal), "RMQ081",
            "would look for them in /data/a/commitlog");
    }

    [Fact]
    public async Task E_a_renamed_host_is_asked_for_and_then_nothing_on_it_stops()
    {
        var before = await PidsAsync();
        var renamed = Cluster.Replace("rocketmq02", "mq-two", StringComparison.Ordinal);
        await RefusedAsync(renamed, "RMQ082", "Write renamedFrom: rocketmq02 at hosts.nodes.mq-two");

        Configure(renamed, "renamedFrom: rocketmq02, ");
        var preview = (await scene.Stack.PreviewAsync()).MustWork();
        Assert.DoesNotMatch(@"(?m)^ *(new|gone|moved) +\S", preview.All);
        using var steps = JsonDocument.Parse((await scene.Stack.PreviewAsync("--json")).MustWork().Output);
        Assert.All(steps.RootElement.GetProperty("steps").EnumerateArray(), s => Assert.Contains(s.GetProperty("op").GetString(), Harmless));
        Assert.DoesNotContain("Order of the roll", preview.All, StringComparison.Ordinal);
        Assert.Contains("rocketmq02 => ", preview.All, StringComparison.Ordinal);
        (await scene.Stack.UpAloneAsync()).MustWork();
        Assert.Equal(before, await PidsAsync());
        Assert.Equal("rocketmq@mq-two", (await scene.Fleet[2].RunAsync("cat /etc/rocketmq/.owner")).MustWork().Output.Trim());
        Assert.Equal("rocketmq-namesrv-mq-two@mq-two", (await scene.Fleet[2].RunAsync("cat /etc/rocketmq/namesrv/.owner")).MustWork().Output.Trim());
        foreach (var host in scene.Fleet.Hosts)
        {
            Assert.Contains($"{scene.Fleet[2].Address} mq-two", (await host.RunAsync("cat /etc/hosts")).Output, StringComparison.Ordinal);
        }

        (await scene.Stack.PreviewAsync("--expect-no-changes")).MustWork();
        using var state = JsonDocument.Parse((await scene.Stack.PulumiAsync("stack", "export")).MustWork().Output);
        var urns = state.RootElement.GetProperty("deployment").GetProperty("resources").EnumerateArray().Select(r => r.GetProperty("urn").GetString()!).ToList();
        Assert.DoesNotContain(urns, u => u.Contains("rocketmq02", StringComparison.Ordinal));
        Assert.Contains(urns, u => u.EndsWith("::rocketmq-namesrv-mq-two-roll", StringComparison.Ordinal));
    }

    [Fact]
    public async Task F_without_the_old_name_it_stays_the_same_host()
    {
        var before = await PidsAsync();
        var renamed = Cluster.Replace("rocketmq02", "mq-two", StringComparison.Ordinal);
        Configure(renamed, "");
        (await scene.Stack.PreviewAsync("--expect-no-changes")).MustWork();
        // And a change reaches it in the usual way.
        Configure(renamed + "\n    properties: { fileReservedTime: 48 }", "");
        (await scene.Stack.UpAloneAsync()).MustWork();
        Assert.Equal(before, await PidsAsync());
        Assert.Contains("fileReservedTime=48", (await scene.Fleet[2].RunAsync("cat /etc/rocketmq/broker-a-1/broker.conf")).MustWork().Output, StringComparison.Ordinal);
        (await scene.Stack.DestroyAsync()).MustWork();
        Assert.Equal("", (await scene.Fleet[2].RunAsync("ls /etc/systemd/system/rocketmq-* /etc/rocketmq-steps.owner 2>/dev/null")).Output);
    }

    private async Task RefusedAsync(string cluster, params string[] says)
    {
        Configure(cluster, "");
        var (hosts, refused) = (await PidsAsync(), (await scene.Stack.PreviewAsync()).MustFail());
        Assert.All(says, s => Assert.Contains(s, refused.All, StringComparison.Ordinal));
        Assert.DoesNotContain("unhandled exception", refused.All, StringComparison.OrdinalIgnoreCase);
        (await scene.Stack.UpAloneAsync()).MustFail();
        Assert.Equal(hosts, await PidsAsync());
    }

    private void Configure(string cluster, string rename)
    {
        var two = cluster.Contains("mq-two", StringComparison.Ordinal);
        scene.Stack.Configure(scene.Fleet, cluster, "", h => two && h == scene.Fleet[2]
            ? LiveStack.Node(h).Replace("rocketmq02: { ", "mq-two: { " + rename, StringComparison.Ordinal) : LiveStack.Node(h));
    }

    private async Task<string> PidsAsync() => string.Join(' ', (await scene.Stack.ProcessesAsync()).OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}={p.Value.Pid}"));

    public sealed class Scene : IAsyncLifetime
    {
        internal HostFleet Fleet { get; private set; } = null!;

        internal LiveStack Stack { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Fleet = await HostFleet.BootAsync("names", 88, 3);
            Stack = await LiveStack.InitAsync("live-names", Fleet.Folder);
        }

        public async Task DisposeAsync() => await Fleet.DisposeAsync();
    }
}
