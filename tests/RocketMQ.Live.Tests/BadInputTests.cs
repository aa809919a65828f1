namespace RocketMQ.Live.Tests;

/// <summary>Bad input is answered clearly, and nothing on any host has changed afterwards.</summary>
public sealed class BadInputTests(BadInputTests.Scene scene) : IClassFixture<BadInputTests.Scene>
{
    private const string Good = """
            nameServers: [rocketmq01]
            brokerGroups:
              broker-a: { master: rocketmq01, slaves: [rocketmq02] }
            heap: { broker: 256m, nameServer: 128m }
        """;

    [Fact]
    public Task An_unknown_field_is_named_with_the_one_that_was_meant() =>
        RefusedAsync(Good.Replace("heap:", "haep:", StringComparison.Ordinal), "cluster.haep", "heap");

    [Fact]
    public Task An_unknown_broker_key_is_named_with_the_one_that_was_meant() =>
        RefusedAsync(Good + "\n    properties: { flushCommitLogLeastPage: 8 }", "flushCommitLogLeastPage", "flushCommitLogLeastPages");

    [Fact]
    public Task Two_brokers_with_one_id() =>
        RefusedAsync(Good.Replace("slaves: [rocketmq02]", "slaves: [ { host: rocketmq02, id: 0 } ]", StringComparison.Ordinal), "broker-a", "id");

    [Fact]
    public Task Master_and_slave_of_a_group_on_one_host() =>
        RefusedAsync(Good.Replace("slaves: [rocketmq02]", "slaves: [ { host: rocketmq01, port: 10931 } ]", StringComparison.Ordinal), "broker-a", "rocketmq01");

    [Fact]
    public Task A_slave_without_a_master() =>
        RefusedAsync(Good.Replace("master: rocketmq01, ", "", StringComparison.Ordinal), "broker-a", "master");

    [Fact]
    public Task A_wrong_checksum() =>
        RefusedWithAsync(Good, $"  rocketmq:release: {{ version: 4.7.1, archive: archives/rocketmq-4.7.1.tar.gz, sha512: \"{new string('0', 128)}\" }}", null, "SHA-512", "release.sha512");

    [Fact]
    public Task A_heap_larger_than_the_hosts_memory() =>
        RefusedAsync(Good.Replace("broker: 256m", "broker: 900g", StringComparison.Ordinal), "memory", "heap");

    [Fact]
    public Task A_host_that_cannot_be_reached() =>
        RefusedWithAsync(
            Good, "", h => h.Name == "rocketmq02" ? $"rocketmq02: {{ address: {scene.Fleet.Subnet}.99, hostKey: \"{h.HostKey}\" }}" : LiveStack.Node(h),
            "nothing was changed on any host (1 error)", "hosts.nodes.rocketmq02.address", $"host rocketmq02 does not answer at {scene.Fleet.Subnet}.99:22", "lost");

    [Fact]
    public Task A_wrong_host_key() =>
        RefusedWithAsync(
            Good, "", h => h.Name == "rocketmq02" ? $"rocketmq02: {{ address: {h.Address}, hostKey: \"{scene.Fleet[1].HostKey}\" }}" : LiveStack.Node(h),
            "nothing was changed on any host (1 error)", "hosts.nodes.rocketmq02.hostKey", $"Expected: {scene.Fleet[1].HostKey}; seen: {scene.Fleet[2].HostKey}");

    [Fact]
    public Task A_refused_log_in() =>
        RefusedWithAsync(
            Good, "", h => h.Name == "rocketmq02" ? $"rocketmq02: {{ address: {h.Address}, hostKey: \"{h.HostKey}\", user: nobody }}" : LiveStack.Node(h),
            "nothing was changed on any host (1 error)", "hosts.nodes.rocketmq02.user", "refuses the log-in of user nobody");

    [Fact]
    public async Task Java_missing()
    {
        var host = scene.Fleet[2];
        (await host.RunAsync("mv /usr/lib/jvm /usr/lib/jvm.away")).MustWork();
        try
        {
            await RefusedAsync(Good, "there is no Java", "apt-get install", "rocketmq02");
        }
        finally
        {
            (await host.RunAsync("mv /usr/lib/jvm.away /usr/lib/jvm")).MustWork();
        }
    }

    [Fact]
    public async Task A_port_taken_by_something_else()
    {
        var host = scene.Fleet[2];
        (await host.RunAsync("systemd-run --unit=squatter nc -lk -p 10911")).MustWork();
        await host.WaitForAsync("ss -Hltn | grep -q ':10911 '");
        try
        {
            await RefusedAsync(Good, "10911", "squatter", "rocketmq02");
        }
        finally
        {
            (await host.RunAsync("systemctl stop squatter")).MustWork();
        }
    }

    [Fact]
    public Task Mistakes_of_every_kind_are_told_at_once() =>
        RefusedAsync(
            Good.Replace("heap:", "haep:", StringComparison.Ordinal) + "\n    properties: { flushCommitLogLeastPage: 8, maxMessageSize: 64k }",
            "cluster.haep", "Did you mean \"heap\"?", "flushCommitLogLeastPage", "Did you mean \"flushCommitLogLeastPages\"?", "maxMessageSize", "digits only");

    [Fact]
    public Task Files_of_this_machine_that_are_missing_are_told_with_what_the_rules_say()
    {
        var missing = Path.Combine(scene.Fleet.Folder, "no-such-key");
        return RefusedWithAsync(
            Good + "\n    properties: { maxMessageSize: 64k }",
            $"  rocketmq:release: {{ version: 4.7.1, archive: no-such.zip, sha512: \"{new string('0', 128)}\" }}",
            h => $"{h.Name}: {{ address: {h.Address}, hostKey: \"{h.HostKey}\", privateKeyFile: {missing} }}",
            "no-such-key", "hosts.nodes.rocketmq01.privateKeyFile", "release.archive", "no-such.zip", "maxMessageSize");
    }

    private Task RefusedAsync(string cluster, params string[] says) => RefusedWithAsync(cluster, "", null, says);

    private async Task RefusedWithAsync(string cluster, string more, Func<LiveHost, string>? node, params string[] says)
    {
        var before = await Task.WhenAll(scene.Fleet.Hosts.Select(h => h.FootprintAsync()));
        scene.Stack.Configure(scene.Fleet, cluster, more, node);
        var ran = (await scene.Stack.UpAsync()).MustFail();
        // A terminal of 50 rows, the prompt's own aside: what the user sees without scrolling.
        var screen = string.Join('\n', ran.Output.TrimEnd().Split('\n').TakeLast(48));
        Assert.All(says, text => Assert.Contains(text, screen, StringComparison.Ordinal));
        Assert.DoesNotContain("{\"step\":", ran.All, StringComparison.Ordinal);
        Assert.Equal(before, await Task.WhenAll(scene.Fleet.Hosts.Select(h => h.FootprintAsync())));
    }

    public sealed class Scene : IAsyncLifetime
    {
        internal HostFleet Fleet { get; private set; } = null!;

        internal LiveStack Stack { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Fleet = await HostFleet.BootAsync("bad", 75, 2);
            Stack = await LiveStack.InitAsync("live-bad", Fleet.Folder);
        }

        public async Task DisposeAsync() => await Fleet.DisposeAsync();
    }
}
