using System.Globalization;

namespace RocketMQ.Scripts.Tests;

/// <summary>check: each reason why a host is refused, seen from the outside as a person sees it.</summary>
public sealed class CheckReasonTests(HostContainer host) : IClassFixture<HostContainer>
{
    [Fact]
    public async Task Every_reason_is_told_at_once_and_numbered()
    {
        (await host.RunAsync("systemd-run --quiet --unit=intruder nc -lk 10911; until ss -Hltn | grep -q :10911; do :; done")).MustWork();
        try
        {
            var seen = (await CheckAsync("## set memory.needed 99999999", "## set disk.needed 999999999", "## set java.max 11", "## set address 192.0.2.77"))
                .MustFail("FAILED", "nothing was changed", "1. ", "2. ", "3. ", "4. ", "5. ", "port 10911", "intruder.service", "MiB of memory", "MiB free", $"Java {HostContainer.Java}", "192.0.2.77");
            Assert.False(seen.Json.GetProperty("ok").GetBoolean());
            Assert.Equal(
                ["address", "disk", "java", "memory", "ports"],
                seen.Json.GetProperty("checks").EnumerateArray().Where(c => c.GetProperty("status").GetString() == "fail")
                    .Select(c => c.GetProperty("id").GetString()!).Order(StringComparer.Ordinal));
            Assert.All(
                seen.Json.GetProperty("checks").EnumerateArray().Where(c => c.GetProperty("status").GetString() != "ok"),
                c => Assert.NotEqual("", c.GetProperty("repair").GetString()));
        }
        finally
        {
            (await host.RunAsync("systemctl stop intruder")).MustWork();
        }
    }

    [Theory]
    [InlineData(-29, 0)]
    [InlineData(55, 0)]
    [InlineData(-40, 1)]
    [InlineData(70, 1)]
    public async Task A_clock_may_differ_by_the_tolerance_and_the_time_it_took_to_connect(int ahead, int exit)
    {
        var epoch = DateTimeOffset.UtcNow.ToUnixTimeSeconds() - ahead;
        var seen = await host.StepFromStdinAsync("check", StepBundles.Check(host.Address), "rocketmq01", "-", epoch.ToString(CultureInfo.InvariantCulture));
        Assert.True(exit == seen.ExitCode, seen.Output + seen.Errors);
        Assert.Equal(exit == 1, seen.Errors.Contains("the clock is", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("fail", "fail", 1)]
    [InlineData("warn", "warn", 0)]
    [InlineData("off", "off", 0)]
    public async Task A_broken_rule_is_as_bad_as_the_bundle_says(string severity, string status, int exit)
    {
        var behind = (DateTimeOffset.UtcNow.ToUnixTimeSeconds() + 40).ToString(CultureInfo.InvariantCulture);
        var seen = await host.StepFromStdinAsync("check", StepBundles.Check(host.Address, $"## set rule.RMQ040 {severity}"), "rocketmq01", "-", behind);
        Assert.True(exit == seen.ExitCode, seen.Output + seen.Errors);
        var clock = seen.Json.GetProperty("checks").EnumerateArray().Single(c => c.GetProperty("id").GetString() == "clock");
        Assert.Equal(status, clock.GetProperty("status").GetString());
        Assert.Contains("s behind", clock.GetProperty("saw").GetString(), StringComparison.Ordinal);
        Assert.Contains("synchronisation", clock.GetProperty("repair").GetString(), StringComparison.Ordinal);
        // What is switched off is in the report, and bothers nobody beside it.
        Assert.Equal(severity == "warn", seen.Json.GetProperty("warnings").EnumerateArray().Any(w => w.GetString()!.StartsWith("clock:", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Java_that_is_missing_is_refused_and_one_beside_the_path_is_found()
    {
        (await host.RunAsync("mv /usr/bin/java /usr/bin/java.away")).MustWork();
        try
        {
            var beside = (await CheckAsync()).MustWork();
            Assert.StartsWith("/usr/lib/jvm/", beside.Json.GetProperty("facts").GetProperty("javaPath").GetString(), StringComparison.Ordinal);
            (await host.RunAsync("mv /usr/lib/jvm /usr/lib/jvm.away")).MustWork();
            (await CheckAsync()).MustFail("there is no Java", "openjdk-17-jre-headless");
        }
        finally
        {
            (await host.RunAsync("mv /usr/bin/java.away /usr/bin/java; [[ ! -e /usr/lib/jvm.away ]] || mv /usr/lib/jvm.away /usr/lib/jvm")).MustWork();
        }
    }

    [Fact]
    public async Task A_command_that_is_missing_is_named() =>
        (await CheckAsync("## set commands flock no-such-command")).MustFail("not installed: no-such-command");

    [Theory]
    [InlineData("192.0.2.99 rocketmq02", "/etc/hosts gives rocketmq02 the address 192.0.2.99, the cluster 192.0.2.12")]
    [InlineData("192.0.2.99 other Rocketmq02 # a comment", "Rocketmq02")]
    [InlineData("# BEGIN rocketmq another\n# END rocketmq another", "already belongs to cluster another")]
    public async Task A_hosts_entry_that_contradicts_is_refused(string entry, string told)
    {
        await WithHostsAsync(entry, async () => (await CheckAsync()).MustFail(told));
    }

    [Theory]
    [InlineData("192.0.2.12 rocketmq02", "ok")]
    [InlineData("# 192.0.2.99 rocketmq02", "ok")]
    [InlineData("127.0.1.1 rocketmq01", "warn")]
    [InlineData("# BEGIN rocketmq rocketmq-cluster\n192.0.2.99 rocketmq02\n# END rocketmq rocketmq-cluster", "ok")]
    public async Task A_hosts_entry_that_does_no_harm_is_let_be(string entry, string status)
    {
        await WithHostsAsync(entry, async () =>
        {
            var names = (await CheckAsync()).MustWork().Json.GetProperty("checks").EnumerateArray().Single(c => c.GetProperty("id").GetString() == "names");
            Assert.Equal(status, names.GetProperty("status").GetString());
        });
    }

    [Theory]
    [InlineData("touch /var/lib/rocketmq", "is not a folder")]
    [InlineData("install -d -o nobody /var/lib/rocketmq", "belongs to nobody")]
    [InlineData("mkdir -p /var/lib/rocketmq/store/commitlog", "holds messages and belongs to root")]
    [InlineData("install -d -m 700 /var/lib/rocketmq", "")]
    public async Task A_folder_that_is_not_ours_is_refused(string make, string told)
    {
        (await host.RunAsync(make)).MustWork();
        try
        {
            var seen = await CheckAsync();
            _ = told.Length == 0 ? seen.MustWork() : seen.MustFail("/var/lib/rocketmq", told);
        }
        finally
        {
            (await host.RunAsync("rm -rf /var/lib/rocketmq")).MustWork();
        }
    }

    [Fact]
    public async Task A_folder_that_the_user_cannot_reach_is_refused()
    {
        (await host.RunAsync("install -d -m 700 /srv/closed")).MustWork();
        (await CheckAsync("## add dir /srv/closed/rocketmq")).MustFail("may not pass through /srv/closed");
    }

    [Fact]
    public async Task A_store_that_is_there_already_needs_no_second_room()
    {
        (await host.RunAsync("useradd --system rocketmq; install -d -o rocketmq /var/lib/rocketmq && touch /var/lib/rocketmq/x")).MustWork();
        try
        {
            var seen = (await CheckAsync("## set disk.needed 999999999")).MustWork();
            Assert.Contains("disk: ", string.Join('\n', seen.Json.GetProperty("warnings").EnumerateArray().Select(w => w.GetString())), StringComparison.Ordinal);
        }
        finally
        {
            (await host.RunAsync("userdel rocketmq; rm -rf /var/lib/rocketmq")).MustWork();
        }
    }

    [Fact]
    public async Task Who_is_not_root_is_told_so()
    {
        await host.WriteAsync("/root/bundle", StepBundles.Check(host.Address));
        (await host.RunAsync($"cat {HostContainer.Kit}/prelude.sh {HostContainer.Kit}/check-places.sh {HostContainer.Kit}/check.sh /root/bundle | setpriv --reuid=65534 --regid=65534 --clear-groups bash -s -- rocketmq01"))
            .MustFail("not as root", "sudo -n");
    }

    private Task<StepResult> CheckAsync(params string[] changes) =>
        host.StepFromStdinAsync("check", StepBundles.Check(host.Address, changes), "rocketmq01");

    private async Task WithHostsAsync(string entry, Func<Task> test)
    {
        (await host.RunAsync("cat /etc/hosts >/root/hosts; cat >>/etc/hosts", entry + "\n")).MustWork();
        try
        {
            await test();
        }
        finally
        {
            (await host.RunAsync("cat /root/hosts >/etc/hosts")).MustWork();
        }
    }
}
