namespace RocketMQ.Scripts.Tests;

public sealed class StopTests(HostContainer host) : IClassFixture<HostContainer>, IAsyncLifetime
{
    private Instance NameServer => Instance.NameServer(host.Address);

    private Instance Master => Instance.Master(host.Address);

    public Task InitializeAsync() => host.InstallRocketMQAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Nothing_there_is_success()
    {
        var before = await host.TreeAsync("/etc", "/var/lib/rocketmq", "/var/log/rocketmq");
        Assert.Empty((await host.StopAsync(Master)).MustWork().Changes);
        Assert.Equal(before, await host.TreeAsync("/etc", "/var/lib/rocketmq", "/var/log/rocketmq"));
    }

    [Fact]
    public async Task A_broker_ends_cleanly_and_leaves_its_data_and_nothing_else()
    {
        (await host.StartAsync(NameServer)).MustWork();
        (await host.StartAsync(Master)).MustWork();
        var stopped = (await host.StopAsync(Master)).MustWork().Json;

        Assert.True(stopped.GetProperty("clean").GetBoolean());
        Assert.False(stopped.GetProperty("abort").GetBoolean());
        Assert.Equal("exit status 143", stopped.GetProperty("ended").GetString());
        (await host.RunAsync($"""
            test ! -e {Master.Config} && test ! -e /run/rocketmq/{Master.Name} && test -d {Master.StorePath}/config && test -d {Master.Log}
            test -z "$(find /etc/systemd -name '*{Master.Name}*')" && ! systemctl cat {Master.Unit} 2>/dev/null
            """)).MustWork();
        Assert.Empty((await host.StopAsync(Master)).MustWork().Changes);

        Assert.Contains($"removed {Master.StorePath}", (await host.StopAsync(Master with { OnDestroy = "delete" })).MustWork().Changes);
        (await host.RunAsync($"test ! -e {Master.StorePath} && test ! -e {Master.Log} && test -d /var/lib/rocketmq")).MustWork();
        (await host.StopAsync(NameServer with { OnDestroy = "delete" })).MustWork();
    }

    [Fact]
    public async Task An_end_that_was_not_clean_is_said()
    {
        (await host.StartAsync(NameServer)).MustWork();
        (await host.StartAsync(Master)).MustWork();
        (await host.RunAsync($"systemctl kill -s KILL {Master.Unit}; sleep 0.3")).MustWork();
        var stopped = (await host.StopAsync(Master)).MustWork();
        Assert.True(stopped.Json.GetProperty("abort").GetBoolean());
        Assert.False(stopped.Json.GetProperty("clean").GetBoolean());
        Assert.Contains("the next start checks the store", stopped.Errors, StringComparison.Ordinal);
        (await host.StopAsync(Master with { OnDestroy = "delete" })).MustWork();
        (await host.StopAsync(NameServer with { OnDestroy = "delete" })).MustWork();
    }

    [Fact]
    public async Task A_name_server_that_brokers_of_other_deployments_still_need_says_who_they_are()
    {
        var alone = NameServer with { Settings = ["## set brokers elsewhere", "## set cluster test"] };
        (await host.StartAsync(alone)).MustWork();
        (await host.StartAsync(Master)).MustWork();
        var foreign = await host.StopAsync(alone with { Settings = ["## set brokers elsewhere", "## set cluster other"] });
        Assert.Empty(foreign.MustWork().Json.GetProperty("warnings").EnumerateArray());
        (await host.StartAsync(alone)).MustWork();
        // It registers by itself within 30 s.
        (await host.RunAsync($"for _ in {{1..80}}; do [[ $(bash {HostContainer.Kit}/remoting.sh cluster {host.Address} 9876) == 'broker-a 0 '* ]] && exit 0; sleep 0.5; done; exit 1")).MustWork();
        var left = (await host.StopAsync(alone)).MustWork();
        const string said = "brokers of test that other stacks run were registered here and have lost this name server: broker-a-0";
        Assert.Equal(said, left.Json.GetProperty("warnings").EnumerateArray().Single().GetString());
        Assert.Contains($"warning: namesrv at {host.Address}:9876: {said}", left.Errors, StringComparison.Ordinal);
        Assert.Empty((await host.StopAsync(alone)).MustWork().Json.GetProperty("warnings").EnumerateArray());
        (await host.StopAsync(Master with { OnDestroy = "delete" })).MustWork();
        (await host.StopAsync(NameServer with { OnDestroy = "delete" })).MustWork();
    }

    [Fact]
    public async Task A_unit_that_failed_is_removed_without_a_trace()
    {
        (await host.StartAsync(NameServer with { RocketMQHome = "/nowhere" })).MustFail("holds no RocketMQ release");
        Assert.Equal("failed\n", (await host.RunAsync($"systemctl is-failed {NameServer.Unit}")).Output);
        (await host.StopAsync(NameServer)).MustWork();
        Assert.Empty((await host.RunAsync("systemctl list-units --all --plain --no-legend 'rocketmq-*.service'")).MustWork().Output);
    }

    [Fact]
    public async Task Killed_at_any_command_and_run_again_everything_is_gone()
    {
        foreach (var command in LongForm.Of([300, 400, 440, 470, 500, 560]))
        {
            (await host.StartAsync(NameServer)).MustWork();
            await host.KilledAtAsync(command, "stop", NameServer);
            (await host.StopAsync(NameServer)).MustWork();
            Assert.Empty((await host.RunAsync("systemctl list-units --all --plain --no-legend 'rocketmq-*.service'; find /etc/systemd /etc/rocketmq /run/rocketmq -name '*namesrv*' 2>/dev/null")).Output);
        }
    }

    [Theory]
    [InlineData("prelude")]
    [InlineData("instance")]
    public async Task A_part_of_the_kit_that_is_empty_or_gone_ends_the_step_before_anything_is_removed(string part)
    {
        (await host.RunAsync($"mkdir -p {Master.Config} {Master.StorePath} && touch {Master.Config}/digest {Master.StorePath}/x")).MustWork();
        foreach (var spoil in new[] { ": >", "rm " })
        {
            (await host.RunAsync($"{spoil} {HostContainer.Kit}/{part}.sh")).MustWork();
            foreach (var step in new[] { "stop", "start", "roll" })
            {
                Assert.NotEqual(0, (await host.StepAsync(step, (Master with { OnDestroy = "delete" }).Bundle, Master.Name)).ExitCode);
            }

            await host.InstallKitAsync();
        }

        (await host.RunAsync($"test -e {Master.Config}/digest && test -e {Master.StorePath}/x && rm -r {Master.Config} {Master.StorePath}")).MustWork();
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/var")]
    [InlineData("/var/lib")]
    [InlineData("/usr/local")]
    [InlineData("/home/somebody")]
    [InlineData("/etc/systemd/system")]
    [InlineData("/var/lib/rocketmq/broker-a-0/../..")]
    [InlineData("//var//lib")]
    [InlineData("relative/path")]
    [InlineData("")]
    public async Task It_never_removes_what_is_not_an_instances_own(string path)
    {
        var bundle = (Master with { OnDestroy = "delete" }).Bundle.Replace($"## set store {Master.StorePath}\n", $"## set store {path}\n", StringComparison.Ordinal);
        var result = await host.StepAsync("stop", bundle, "broker-a-0");
        if (path.Length > 0)
        {
            result.MustFail("is no folder for the store");
        }
        else
        {
            result.MustWork();
        }

        (await host.RunAsync("test -d /var/lib/dpkg && test -d /usr/local/lib && test -d /etc/systemd/system && test -d /var/lib/rocketmq")).MustWork();
    }

    [Fact]
    public async Task An_instance_that_a_resource_of_another_name_took_over_is_left_as_it_is()
    {
        var (old, renamed) = (NameServer with { Settings = ["## set owner c/old"] }, NameServer with { Settings = ["## set owner c/new"] });
        (await host.StartAsync(old)).MustWork();
        // The one laid ready counts as well.
        foreach (var taker in new[] { renamed, renamed with { Digest = "digest-2", Settings = ["## set owner c/newer"] } })
        {
            Assert.Contains($"wrote {taker.Config}/.owner", (await host.StartAsync(taker)).MustWork().Changes);
            Assert.Empty((await host.StartAsync(taker)).MustWork().Changes);
            Assert.Equal("640 root:root\n", (await host.RunAsync($"stat -c '%a %U:%G' {taker.Config}/.owner")).Output);
            var (tree, pid) = (await host.TreeAsync(taker.Paths), await host.PidAsync(taker));
            var left = (await host.StopAsync(old with { OnDestroy = "delete" })).MustWork();
            Assert.Empty(left.Changes);
            Assert.Contains("it belongs to c/new", left.Json.GetProperty("notes")[0].GetString(), StringComparison.Ordinal);
            Assert.Equal(tree, await host.TreeAsync(taker.Paths));
            Assert.Equal(pid, await host.PidAsync(taker));
        }

        Assert.Contains($"stopped {old.Unit}", (await host.StopAsync(old with { OnDestroy = "delete", Settings = ["## set owner c/newer"] })).MustWork().Changes);
    }

    [Fact]
    public async Task A_folder_of_its_own_elsewhere_goes_and_stays_with_the_data()
    {
        var elsewhere = Master with { Settings = ["## add dir /data2/commitlog-a"] };
        (await host.RunAsync("mkdir -p /data2/commitlog-a /data2/other && touch /data2/commitlog-a/0")).MustWork();
        (await host.StopAsync(elsewhere)).MustWork();
        (await host.RunAsync("test -e /data2/commitlog-a/0")).MustWork();
        (await host.StopAsync(elsewhere with { OnDestroy = "delete" })).MustWork();
        Assert.Equal("other\n", (await host.RunAsync("ls /data2")).Output);
        (await host.StopAsync(elsewhere with { OnDestroy = "delete", Settings = ["## add dir /var/lib"] })).MustFail("it is no folder of an instance");
    }

    [Fact]
    public async Task A_store_on_a_disk_of_its_own_is_emptied()
    {
        (await host.RunAsync($"mkdir -p {Master.StorePath} && mount -t tmpfs none {Master.StorePath} && mkdir {Master.StorePath}/commitlog && touch {Master.StorePath}/commitlog/0")).MustWork();
        (await host.StopAsync(Master with { OnDestroy = "delete" })).MustWork();
        Assert.Empty((await host.RunAsync($"ls -A {Master.StorePath}; umount {Master.StorePath}")).MustWork().Output);
    }
}
