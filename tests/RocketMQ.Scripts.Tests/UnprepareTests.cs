namespace RocketMQ.Scripts.Tests;

/// <summary>unprepare on a host where instances are left that no `stop` came for.</summary>
public sealed class UnprepareTests(HostContainer host) : IClassFixture<HostContainer>, IAsyncLifetime
{
    private const string Host = "rocketmq01";

    private Instance NameServer => Instance.NameServer(host.Address);

    private Instance Master => Instance.Master(host.Address);

    public async Task InitializeAsync()
    {
        await host.InstallKitAsync();
        await host.InstallRocketMQAsync();
        (await PrepareAsync()).MustWork();
        await host.InstallKitAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task What_a_failed_first_start_left_is_stopped_and_removed_and_data_stays()
    {
        // One whose process dies at once again and again, one that systemd has given up, one that runs.
        (await host.StartAsync(Master with { JvmOptions = ["-XX:+NoSuchThing"] })).MustFail("Unrecognized VM option");
        (await host.StartAsync(Master with { Name = "broker-b-0", RocketMQHome = "/nowhere" })).MustFail("holds no RocketMQ release");
        (await host.StartAsync(NameServer)).MustWork();
        await host.WriteAsync($"{Master.StorePath}/commitlog/0", "messages\n");

        var done = (await UnprepareAsync()).MustWork();

        Assert.Contains($"removed /etc/systemd/system/{Master.Unit}", done.Changes);
        Assert.True(done.Changes.ToList().IndexOf($"removed /etc/systemd/system/{Master.Unit}") < done.Changes.ToList().IndexOf($"removed /etc/systemd/system/{NameServer.Unit}"));
        Assert.Empty((await host.RunAsync(
            "systemctl list-units --all --plain --no-legend 'rocketmq-*.service'; find /etc/systemd /run/systemd -name 'rocketmq-*.service*'; pgrep java; ls -d /etc/rocketmq 2>/dev/null")).Output);
        Assert.Equal("messages\n", await host.ReadAsync($"{Master.StorePath}/commitlog/0"));
        (await host.RunAsync("rm -rf /var/lib/rocketmq/* /var/log/rocketmq/*")).MustWork();
    }

    [Fact]
    public async Task What_an_operator_wrote_stays_and_what_is_left_is_named_with_the_command_that_removes_it()
    {
        await host.WriteAsync("/etc/rocketmq/java-home", "/usr/lib/jvm/of-the-operator\n");
        await host.WriteAsync("/etc/rocketmq/notes", "call me\n");
        (await host.RunAsync("mkdir /etc/rocketmq/backup-20261125; touch /etc/rocketmq/backup-20261125/x; mkdir /etc/rocketmq/broker-z-0; touch /etc/rocketmq/broker-z-0/jvm.options")).MustWork();
        (await host.RunAsync("touch /usr/local/rocketmq-4.7.1/.rocketmq-release")).MustWork();
        var done = (await UnprepareAsync()).MustWork();
        Assert.Equal("/usr/lib/jvm/of-the-operator\n", await host.ReadAsync("/etc/rocketmq/java-home"));
        Assert.Equal("backup-20261125\njava-home\nnotes\n", (await host.RunAsync("ls -A /etc/rocketmq")).Output);
        var notes = done.Json.GetProperty("notes").EnumerateArray().Select(n => n.GetString()).ToList();
        Assert.Contains("/etc/rocketmq stays: it holds what this tool did not write (backup-20261125 java-home notes)", notes);
        Assert.Contains("/var/lib/rocketmq /var/log/rocketmq /usr/local/rocketmq-4.7.1; to remove it, data included: rm -rf /var/lib/rocketmq /var/log/rocketmq /usr/local/rocketmq-4.7.1; userdel rocketmq", done.Errors, StringComparison.Ordinal);
        (await host.RunAsync("rm -r /etc/rocketmq; rm -rf /var/lib/rocketmq /var/log/rocketmq; userdel rocketmq; rm /usr/local/rocketmq-4.7.1/.rocketmq-release")).MustWork();
        (await PrepareAsync()).MustWork();
        Assert.DoesNotContain("/usr/local/rocketmq", (await UnprepareAsync()).MustWork().Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_instance_of_another_configuration_folder_is_left_and_keeps_the_host()
    {
        await host.WriteAsync("/etc/systemd/system/rocketmq-broker@other-0.service", "[Service]\nExecStart=/bin/sleep 600\nEnvironment=X=/etc/rocketmq-other/other-0 Y=/srv/etc/rocketmq/x\n");
        (await host.RunAsync("systemctl daemon-reload && systemctl start rocketmq-broker@other-0")).MustWork();
        (await host.StartAsync(NameServer)).MustWork();
        (await UnprepareAsync()).MustFail("rocketmq-broker@other-0.service", "not below /etc/rocketmq");
        (await host.RunAsync($"systemctl is-active rocketmq-broker@other-0 {NameServer.Unit}")).MustWork();
        (await host.RunAsync("systemctl stop rocketmq-broker@other-0")).MustWork();
        (await UnprepareAsync()).MustWork();
        (await host.RunAsync("test -e /etc/systemd/system/rocketmq-broker@other-0.service && rm /etc/systemd/system/rocketmq-broker@other-0.service && systemctl daemon-reload")).MustWork();
    }

    [Fact]
    public async Task A_host_that_a_resource_of_another_name_took_over_is_left_as_it_is()
    {
        (await PrepareAsync("## set owner c/rocketmq01")).MustWork();
        (await PrepareAsync("## set owner c/renamed")).MustWork();
        Assert.Equal("c/renamed 640 root:root\n", (await host.RunAsync("echo $(cat /etc/rocketmq/.owner; stat -c '%a %U:%G' /etc/rocketmq/.owner)")).Output);
        (await host.StartAsync(NameServer)).MustWork();
        var tree = await host.TreeAsync("/etc", HostContainer.Kit);
        var left = (await UnprepareAsync("## set owner c/rocketmq01")).MustWork();
        Assert.Empty(left.Changes);
        Assert.Contains("it belongs to c/renamed now", left.Json.GetProperty("notes")[0].GetString(), StringComparison.Ordinal);
        Assert.Equal(tree, await host.TreeAsync("/etc", HostContainer.Kit));
        Assert.NotEqual(0, await host.PidAsync(NameServer));
        (await UnprepareAsync("## set owner c/renamed")).MustWork();
        (await host.RunAsync("test ! -e /etc/rocketmq")).MustWork();
    }

    private Task<StepResult> PrepareAsync(params string[] settings) => host.StepFromUploadAsync("prepare", StepBundles.Prepare(host.Address, settings), Host);

    private Task<StepResult> UnprepareAsync(params string[] settings) => host.StepAsync("unprepare", StepBundles.Prepare(host.Address, settings), Host);
}
