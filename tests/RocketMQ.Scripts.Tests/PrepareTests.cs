namespace RocketMQ.Scripts.Tests;

/// <summary>prepare and unprepare on a bare host.</summary>
public sealed class PrepareTests(HostContainer host) : IClassFixture<HostContainer>
{
    private static readonly string[] Places = ["/etc", "/usr/local", "/var/lib/rocketmq", "/var/log/rocketmq", "/home", "/root", "/opt"];

    [Fact]
    public async Task Prepared_twice_is_prepared_once_and_all_of_it_goes_again()
    {
        await BareAsync();
        var bundle = StepBundles.Prepare(host.Address);
        var hosts = (await host.RunAsync("sha512sum /etc/hosts")).MustWork().Output;
        const string Ours = "find /etc /usr/local /var/lib /var/log -name '*rocketmq*' ! -path '/usr/local/lib/*'; getent passwd rocketmq; getent group rocketmq; true";
        var bare = (await host.RunAsync(Ours)).MustWork().Output;

        var first = (await host.StepFromUploadAsync("prepare", bundle, "rocketmq01")).MustWork();
        Assert.Contains("made user rocketmq", first.Changes);
        Assert.Contains("hosts block: put", first.Changes);
        Assert.Contains("enabled rocketmq-hosts.service", first.Changes);
        Assert.Equal("rocketmq:rocketmq 755\nroot:root 755\n", (await host.RunAsync("stat -c '%U:%G %a' /var/lib/rocketmq /etc/rocketmq")).Output);
        Assert.Contains("/usr/sbin/nologin", (await host.RunAsync("getent passwd rocketmq")).MustWork().Output, StringComparison.Ordinal);
        Assert.Equal("", (await host.RunAsync("ls -A /var/lib/rocketmq")).MustWork().Output);
        (await host.RunAsync($"cmp {HostContainer.Kit}/prelude.sh -", await File.ReadAllTextAsync(Path.Combine(Checkout.Scripts, "prelude.sh")))).MustWork();

        var tree = await host.TreeAsync(Places);
        Assert.Empty((await host.StepFromUploadAsync("prepare", bundle, "rocketmq01")).MustWork().Changes);
        Assert.Equal(tree, await host.TreeAsync(Places));

        (await host.StepAsync("unprepare", bundle.Replace("## set data keep", "## set data delete", StringComparison.Ordinal), "rocketmq01")).MustWork();
        Assert.Equal(hosts, (await host.RunAsync("sha512sum /etc/hosts")).MustWork().Output);
        Assert.Equal(bare, (await host.RunAsync(Ours)).MustWork().Output);
        Assert.Equal("", (await host.RunAsync("ls -A /usr/local/lib | grep rocketmq")).Output);
    }

    [Fact]
    public async Task Unprepare_leaves_data_and_its_owner_and_a_second_one_has_nothing_to_do()
    {
        await BareAsync();
        var bundle = StepBundles.Prepare(host.Address);
        (await host.StepFromUploadAsync("prepare", bundle, "rocketmq01")).MustWork();
        await host.WriteAsync("/var/lib/rocketmq/broker-a-0/commitlog/0", "messages\n");
        (await host.StepAsync("unprepare", bundle, "rocketmq01")).MustWork();
        Assert.Equal("messages\n", await host.ReadAsync("/var/lib/rocketmq/broker-a-0/commitlog/0"));
        (await host.RunAsync("getent passwd rocketmq && test ! -e /etc/rocketmq && test ! -e /usr/local/lib/rocketmq-steps")).MustWork();

        await host.InstallKitAsync();
        Assert.Equal(["removed /usr/local/lib/rocketmq-steps"], (await host.StepAsync("unprepare", bundle, "rocketmq01")).MustWork().Changes);
    }

    [Fact]
    public async Task A_notice_is_written_once_for_each_text_whatever_is_in_it()
    {
        await BareAsync();
        const string Log = "/var/log/rocketmq/promotion.log";
        var bundle = StepBundles.Prepare(host.Address);
        string With(string text) => bundle.Replace("## set logs", $"## set notice {text}\n## set logs", StringComparison.Ordinal);
        const string Hostile = "$(reboot) * %s \\n \"quoted\" 'and' `that` ## set x";

        Assert.Contains(await ChangesAsync(With(Hostile)), c => c.StartsWith($"noted in {Log}", StringComparison.Ordinal));
        Assert.Empty(await ChangesAsync(With(Hostile)));
        Assert.Empty(await ChangesAsync(bundle));
        Assert.Single(await ChangesAsync(With("another reason")));
        var lines = (await host.ReadAsync(Log)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal([Hostile, "another reason"], lines.Select(l => l[(l.IndexOf(' ', StringComparison.Ordinal) + 1)..]));
        Assert.All(lines, l => Assert.Matches("^20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z ", l));

        async Task<IReadOnlyList<string>> ChangesAsync(string input) => [.. (await host.StepFromUploadAsync("prepare", input, "rocketmq01")).MustWork().Changes];
    }

    [Fact]
    public async Task What_the_host_refuses_is_a_warning_with_the_value_found()
    {
        await BareAsync();
        var found = (await host.ReadAsync("/proc/sys/vm/max_map_count")).Trim();
        var seen = (await host.StepFromUploadAsync("prepare", StepBundles.Prepare(host.Address), "rocketmq01")).MustWork();
        Assert.Contains($"vm.max_map_count=655360 (it is {found})", seen.Json.GetProperty("warnings")[0].GetString(), StringComparison.Ordinal);
        Assert.StartsWith("warning: this host refuses vm.", seen.Errors, StringComparison.Ordinal);
        Assert.Equal("700 root:root\n", (await host.RunAsync("stat -c '%a %U:%G' /run/rocketmq-steps && ls /run/lock | grep rocketmq")).Output);
    }

    [Fact]
    public async Task A_java_beside_the_path_is_named_to_the_instances()
    {
        await BareAsync();
        (await host.RunAsync("mv /usr/bin/java /usr/bin/java.away")).MustWork();
        try
        {
            (await host.StepFromUploadAsync("prepare", StepBundles.Prepare(host.Address), "rocketmq01")).MustWork();
            (await host.RunAsync("\"$(cat /etc/rocketmq/java-home)/bin/java\" -version")).MustWork();
            // That Java is gone meanwhile.
            await host.WriteAsync("/etc/rocketmq/java-home", "/usr/lib/jvm/gone\n");
            (await host.StepFromUploadAsync("prepare", StepBundles.Prepare(host.Address), "rocketmq01")).MustWork();
            (await host.RunAsync("\"$(cat /etc/rocketmq/java-home)/bin/java\" -version")).MustWork();
            await host.WriteAsync("/etc/rocketmq/java-home", "/usr/lib/jvm/gone\n");
            (await host.RunAsync("mv /usr/bin/java.away /usr/bin/java")).MustWork();
            (await host.StepFromUploadAsync("prepare", StepBundles.Prepare(host.Address), "rocketmq01")).MustWork();
            (await host.RunAsync("test ! -e /etc/rocketmq/java-home && mv /usr/bin/java /usr/bin/java.away")).MustWork();
        }
        finally
        {
            (await host.RunAsync("mv /usr/bin/java.away /usr/bin/java")).MustWork();
        }
    }

    [Fact]
    public async Task Unprepare_refuses_while_an_instance_runs()
    {
        await BareAsync();
        var bundle = StepBundles.Prepare(host.Address);
        (await host.StepFromUploadAsync("prepare", bundle, "rocketmq01")).MustWork();
        (await host.RunAsync("systemd-run --quiet --unit=rocketmq-broker@broker-a-0 sleep 600")).MustWork();
        try
        {
            var tree = await host.TreeAsync(Places);
            (await host.StepAsync("unprepare", bundle, "rocketmq01")).MustFail("rocketmq-broker@broker-a-0.service");
            Assert.Equal(tree, await host.TreeAsync(Places));
        }
        finally
        {
            (await host.RunAsync("systemctl stop rocketmq-broker@broker-a-0")).MustWork();
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/etc")]
    [InlineData("/srv/data")]
    [InlineData("/var/lib/rocketmq/../../../srv/data")]
    [InlineData("/srv/rocketmq-link")]
    public async Task Unprepare_never_deletes_a_folder_that_may_hold_more(string store)
    {
        await BareAsync();
        (await host.RunAsync("mkdir -p /srv/data /var/lib/rocketmq; touch /srv/data/keep; ln -sfn /srv/data /srv/rocketmq-link")).MustWork();
        var bundle = StepBundles.Prepare(host.Address, "## set data delete", $"## set store {store}", $"## set logs {store}");
        var seen = (await host.StepAsync("unprepare", bundle, "rocketmq01")).MustWork();
        Assert.Contains("remove it by hand", seen.Output, StringComparison.Ordinal);
        (await host.RunAsync("test -e /srv/data/keep && test -e /etc/passwd")).MustWork();
    }

    [Theory]
    [InlineData("## set cluster x$(touch /root/pwned)", "cluster")]
    [InlineData("## set user a b", "user")]
    [InlineData("## set user -D", "user")]
    [InlineData("## set config relative", "config")]
    [InlineData("## add dir /srv/../etc/x 0755 root:root", "without '..'")]
    [InlineData("## add hosts-line 192.0.2.3 ok`touch\u00a0/root/pwned`", "hosts line")]
    [InlineData("## add hosts-line 192.0.2.3 ö", "hosts line")]
    [InlineData("## add hosts-line x\"y z", "hosts line")]
    [InlineData("## add name no-such-name 192.0.2.200", "no-such-name is unknown")]
    public async Task A_value_that_cannot_be_is_refused_and_never_run(string change, string told)
    {
        await BareAsync();
        (await host.StepFromUploadAsync("prepare", StepBundles.Prepare(host.Address, change), "rocketmq01")).MustFail("FAILED", told);
        (await host.RunAsync("test ! -e /root/pwned")).MustWork();
    }

    [Fact]
    public async Task A_folder_that_is_a_file_is_refused()
    {
        await BareAsync();
        (await host.RunAsync("touch /srv/file")).MustWork();
        (await host.StepFromUploadAsync("prepare", StepBundles.Prepare(host.Address, "## add dir /srv/file 0755 root:root"), "rocketmq01"))
            .MustFail("/srv/file", "not a folder");
    }

    private async Task BareAsync()
    {
        await host.InstallKitAsync();
        (await host.StepAsync("unprepare", StepBundles.Prepare(host.Address, "## set data delete"), "rocketmq01")).MustWork();
        await host.InstallKitAsync();
    }
}
