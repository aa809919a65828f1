namespace RocketMQ.Scripts.Tests;

public sealed class StartTests(HostContainer host) : IClassFixture<HostContainer>, IAsyncLifetime
{
    private Instance NameServer => Instance.NameServer(host.Address);

    private Instance Master => Instance.Master(host.Address);

    public Task InitializeAsync() => host.InstallRocketMQAsync();

    public async Task DisposeAsync()
    {
        (await host.StopAsync(Master with { OnDestroy = "delete" })).MustWork();
        (await host.StopAsync(NameServer with { OnDestroy = "delete" })).MustWork();
    }

    [Fact]
    public async Task The_first_run_starts_and_the_second_changes_nothing()
    {
        // Both at the same time, as a parallel `up` does it on one host.
        var first = await Task.WhenAll(host.StartAsync(NameServer), host.StartAsync(Master));
        Assert.All(first, r => r.MustWork());
        Assert.Contains($"started {Master.Unit}", first[1].Changes);
        Assert.Equal("root:rocketmq 750 root:rocketmq 640 rocketmq:rocketmq 750\n", (await host.RunAsync(
            $"echo $(stat -c '%U:%G %a' {Master.Config} {Master.Config}/broker.conf {Master.StorePath})")).MustWork().Output);
        string[] paths = [.. NameServer.Paths, .. Master.Paths];
        var tree = await host.TreeAsync(paths);
        int[] pids = [await host.PidAsync(NameServer), await host.PidAsync(Master)];

        foreach (var instance in new[] { NameServer, Master })
        {
            Assert.Empty((await host.StartAsync(instance)).MustWork().Changes);
        }

        Assert.Equal(tree, await host.TreeAsync(paths));
        int[] later = [await host.PidAsync(NameServer), await host.PidAsync(Master)];
        Assert.Equal(pids, later);
        Assert.Equal("enabled\nenabled\n", (await host.RunAsync($"systemctl is-enabled {NameServer.Unit} {Master.Unit}")).Output);
    }

    [Fact]
    public async Task A_change_that_needs_no_restart_is_written_and_the_process_stays()
    {
        (await host.StartAsync(NameServer)).MustWork();
        var pid = await host.PidAsync(NameServer);
        var changed = (await host.StartAsync(NameServer with { Lines = ["# a comment"] })).MustWork();
        Assert.Equal([$"wrote {NameServer.Config}/namesrv.conf"], changed.Changes);
        Assert.Equal(pid, await host.PidAsync(NameServer));
    }

    [Fact]
    public async Task Another_configuration_is_laid_ready_and_the_process_left_alone()
    {
        (await host.StartAsync(NameServer)).MustWork();
        var pid = await host.PidAsync(NameServer);
        var before = await host.ReadAsync($"{NameServer.Config}/namesrv.conf");
        var next = NameServer with { Digest = "digest-2", Lines = ["kvConfigPath=/var/lib/rocketmq/kv.json"] };

        Assert.True((await host.StartAsync(next)).MustWork().Json.GetProperty("staged").GetBoolean());
        var tree = await host.TreeAsync(next.Paths);
        Assert.Empty((await host.StartAsync(next)).MustWork().Changes);

        Assert.Equal(tree, await host.TreeAsync(next.Paths));
        Assert.Equal(pid, await host.PidAsync(NameServer));
        Assert.Equal(before, await host.ReadAsync($"{NameServer.Config}/namesrv.conf"));
        Assert.Contains("kv.json", await host.ReadAsync($"{next.Config}/.next/root{next.Config}/namesrv.conf"), StringComparison.Ordinal);
        // Back to the old one: what waited is void.
        (await host.StartAsync(NameServer)).MustWork();
        (await host.RunAsync($"test ! -e {next.Config}/.next")).MustWork();
    }

    [Fact]
    public async Task A_process_that_is_down_starts_with_the_new_configuration_at_once()
    {
        (await host.StartAsync(NameServer)).MustWork();
        (await host.RunAsync($"systemctl stop {NameServer.Unit}")).MustWork();
        var next = NameServer with { Digest = "digest-3" };
        (await host.StartAsync(next)).MustWork();
        Assert.Equal("digest-3", await host.RunningDigestAsync(next));
    }

    [Fact]
    public async Task A_store_that_moved_without_its_data_is_not_begun_anew()
    {
        (await host.StartAsync(NameServer)).MustWork();
        (await host.StartAsync(Master)).MustWork();
        (await host.RunAsync($"mkdir -p {Master.StorePath}/commitlog && touch {Master.StorePath}/commitlog/0")).MustWork();
        var (pid, tree) = (await host.PidAsync(Master), await host.ReadAsync($"{Master.Config}/broker.conf"));
        var moved = Master with { Digest = "digest-2", Store = "/var/lib/rocketmq/elsewhere" };
        try
        {
            // Under the running process by a roll, which stops nothing; and when it is down, by a start, which starts nothing.
            (await host.StartAsync(moved)).MustWork();
            (await host.RollAsync(moved)).MustFail("copy the data first", "gate:  store-left-behind", $"{Master.StorePath}/commitlog");
            Assert.Equal(pid, await host.PidAsync(Master));
            (await host.RunAsync($"systemctl stop {Master.Unit}")).MustWork();
            (await host.StartAsync(moved)).MustFail("copy the data first");
            Assert.Equal(0, await host.PidAsync(Master));
            Assert.Equal(tree, await host.ReadAsync($"{Master.Config}/broker.conf"));

            (await host.RunAsync($"rm {Master.StorePath}/commitlog/0; mkdir -p {moved.StorePath} && cp -r {Master.StorePath}/* {moved.StorePath}/ && chown -R rocketmq: {moved.StorePath}")).MustWork();
            (await host.StartAsync(moved)).MustWork();
        }
        finally
        {
            (await host.StopAsync(moved with { OnDestroy = "delete" })).MustWork();
        }
    }

    [Fact]
    public async Task A_process_that_was_killed_is_there_again_by_itself_and_counts_as_unchanged()
    {
        (await host.StartAsync(NameServer)).MustWork();
        (await host.RunAsync($"kill -9 {await host.PidAsync(NameServer)}; sleep 0.2")).MustWork();
        (await host.StartAsync(NameServer)).MustWork();
        Assert.Equal("digest-1", await host.RunningDigestAsync(NameServer));
    }

    [Fact]
    public async Task Values_with_quotes_blanks_and_commands_reach_java_as_they_are_and_nothing_runs()
    {
        const string hostile = "-Dhostile=a \"b' $(touch /root/pwned) `touch /root/pwned` ; touch /root/pwned * \\ é %s";
        var odd = NameServer with { Lines = ["# $(touch /root/pwned) `id` \"'", "## set unit evil".Insert(0, "\\")], JvmOptions = [hostile] };
        (await host.StartAsync(odd)).MustWork();
        var arguments = (await host.RunAsync($"tr '\\0' '\\n' </proc/{await host.PidAsync(odd)}/cmdline")).MustWork().Output.Split('\n');
        Assert.Contains(hostile, arguments);
        Assert.EndsWith("# $(touch /root/pwned) `id` \"'\n## set unit evil\n", await host.ReadAsync($"{odd.Config}/namesrv.conf"), StringComparison.Ordinal);
        (await host.RunAsync("test ! -e /root/pwned")).MustWork();
    }

    [Theory]
    [InlineData("## set unit ../../evil.service")]
    [InlineData("## set unit ssh.service")]
    [InlineData("## set address 10.0.0.1:a[$(touch /root/pwned)]")]
    [InlineData("## set timeout 5$(touch /root/pwned)")]
    [InlineData("## set brokerId a[$(touch /root/pwned)]")]
    [InlineData("## set config /etc")]
    [InlineData("## set config /etc/rocketmq/../broker-a-0")]
    [InlineData("## set log /var/log")]
    [InlineData("## set store /")]
    [InlineData("## add dir /etc/systemd/system")]
    [InlineData("## add nameserver a b:1")]
    [InlineData("## add copy $(touch /root/pwned)")]
    [InlineData("## file /etc/passwd 0644 root:root")]
    [InlineData("## file /etc/rocketmq/broker-a-0/../../passwd 0644 root:root")]
    public async Task A_bundle_that_asks_for_something_else_is_refused_before_anything_runs(string line)
    {
        var before = await host.TreeAsync("/etc/passwd", "/etc/systemd/system");
        (await host.StepAsync("start", Master.Bundle + line + "\n", "broker-a-0")).MustFail("reading the step's input", "report it");
        Assert.Equal(0, await host.PidAsync(Master));
        Assert.Equal(before, await host.TreeAsync("/etc/passwd", "/etc/systemd/system"));
        (await host.RunAsync("test ! -e /root/pwned")).MustWork();
    }

    [Fact]
    public async Task Without_its_settings_a_step_says_so()
    {
        (await host.StepAsync("start", "", "broker-a-0")).MustFail("it has no setting 'unit'");
        (await host.StepAsync("start", Master.Bundle)).MustFail("is no name of an instance");
    }
}
