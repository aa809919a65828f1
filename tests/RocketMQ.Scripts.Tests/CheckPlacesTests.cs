using System.Text.Json;

namespace RocketMQ.Scripts.Tests;

/// <summary>check: places, processes, Java and network of a host on which a later step would fail.</summary>
public sealed class CheckPlacesTests(HostContainer host) : IClassFixture<HostContainer>
{
    private const string Listener = "use Socket; socket(S, PF_INET, SOCK_STREAM, 0); setsockopt(S, SOL_SOCKET, SO_REUSEADDR, 1); "
        + "bind(S, sockaddr_in(10911, INADDR_ANY)); listen(S, 5); sleep 999";

    [Theory]
    [InlineData("-o ro", "## add place /srv/t/x", "places: /srv/t is on a file system that is read-only (/srv/t); the deployment writes /srv/t/x")]
    [InlineData("-o noexec", "## add noexec /srv/t/broker-a-0/tmp", "noexec")]
    [InlineData("-o nr_inodes=300", "## add dir /srv/t/store", "inodes: /srv/t has")]
    [InlineData("-o size=20m", "## set release.directory /srv/t/rocketmq-4.7.1\n## set release.needed 144", "release: 20 MiB free on /srv/t, and the release needs 144")]
    public async Task Place_that_a_later_step_would_fail_on_is_refused(string options, string bundle, string words)
    {
        await OnMountAsync(options, "", async () => (await CheckAsync(bundle)).MustFail(words));
    }

    [Theory]
    [InlineData("19m", "usable", "fail", "95 % full, and RocketMQ refuses messages from 90 % on")]
    [InlineData("19m", "total", "fail", "95 % full")]
    [InlineData("18m", "usable", "fail", "90 % full")]
    [InlineData("17500k", "usable", "ok", "85 % full at most")]
    [InlineData("16m", "usable", "ok", "80 % full at most")]
    public async Task Store_on_a_disk_that_is_nearly_full_is_reported(string used, string counts, string status, string words)
    {
        await OnMountAsync("-o size=20m", $"truncate -s 0 /srv/t/f && head -c {used.ToUpperInvariant()} /dev/zero >/srv/t/f", async () =>
        {
            var row = Row(await CheckAsync("## add store /srv/t/broker-a-0", $"## set disk.counts {counts}", "## set rule.RMQ061 fail"), "disk-used");
            Assert.Equal(status, row.GetProperty("status").GetString());
            Assert.Contains(words, row.GetProperty("saw").GetString(), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Store_that_is_there_on_a_full_disk_is_reported_and_refuses_nothing()
    {
        await OnMountAsync("-o size=20m", "mkdir -p /srv/t/broker-a-0/commitlog && head -c 19M /dev/zero >/srv/t/f", async () =>
        {
            var seen = (await CheckAsync("## add store /srv/t/broker-a-0", "## set rule.RMQ061 fail")).MustWork();
            Assert.Equal("warn", Row(seen, "disk-filling").GetProperty("status").GetString());
        });
    }

    [Theory]
    [InlineData("mkdir -p /opt/rocketmq-4.7.1/lib", "## set release.directory /opt/rocketmq-4.7.1", "holds a release and was not made by this deployment")]
    [InlineData("touch /opt/rocketmq-4.7.1", "## set release.directory /opt/rocketmq-4.7.1", "is not a folder")]
    [InlineData("mkdir -p /opt/rocketmq-4.7.1/lib && touch /opt/rocketmq-4.7.1/.rocketmq-release", "## set release.directory /opt/rocketmq-4.7.1", "")]
    public async Task Release_folder_that_others_made_is_refused(string make, string bundle, string words)
    {
        await AfterAsync(make, "rm -rf /opt/rocketmq-4.7.1", async () =>
        {
            var seen = await CheckAsync(bundle, "## set release.needed 1");
            _ = words.Length > 0 ? seen.MustFail("release: /opt/rocketmq-4.7.1", words) : seen.MustWork();
        });
    }

    [Fact]
    public async Task RocketMQ_that_runs_already_is_named_with_its_folder()
    {
        const string Run = "exec -a java perl -e \"$1\" -- -cp .:/opt/rmq-4.9/bin/../conf:/opt/rmq-4.9/bin/../lib/*: org.apache.rocketmq.broker.BrokerStartup -c /opt/rmq-4.9/b.conf";
        const string Start = $"systemd-run --quiet --unit=other-rocketmq bash -c '{Run}' _";
        await AfterAsync($"{Start} '{Listener}'; until ss -Hltn | grep -q :10911; do :; done", "systemctl stop other-rocketmq", async () =>
            (await CheckAsync()).MustFail(
                "ports: port 10911 (of rocketmq-broker@broker-a-0.service) is taken by RocketMQ's Broker (pid ", "/opt/rmq-4.9", "configuration /opt/rmq-4.9/b.conf"));
        await AfterAsync($"{Start} 'sleep 999'; until pgrep -f BrokerStartup; do :; done", "systemctl stop other-rocketmq", async () =>
        {
            var seen = (await CheckAsync()).MustWork();
            Assert.Contains("runs here and is not of this deployment", Row(seen, "processes").GetProperty("saw").GetString(), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Host_that_is_not_reached_is_named_and_one_that_refuses_is_reached()
    {
        await AfterAsync("ip route add unreachable 198.51.100.7 && ip route add blackhole 198.51.100.8", "ip route del 198.51.100.7; ip route del 198.51.100.8", async () =>
        {
            var seen = (await CheckAsync(
                "## set rule.RMQ060 fail", "## add peer 198.51.100.7 9876 the name server of rocketmq02", "## add peer 198.51.100.8 10912 broker-a-0 of rocketmq03 (for its copies)",
                "## add peer 127.0.0.1 9 broker-b-0 of rocketmq04"))
                .MustFail("the name server of rocketmq02 at 198.51.100.7:9876 is not reached from here: No route to host", "198.51.100.8:10912", "--add-port=9876/tcp");
            Assert.DoesNotContain("rocketmq04", seen.Errors, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("mkdir -p /opt/vendor && cp -rL $(ls -d /usr/lib/jvm/java-*-openjdk-* | grep -v 'java-1[.]') /opt/vendor/jdk", "/opt/vendor/jdk/bin/java")]
    [InlineData("mkdir -p /srv/jdk && cp -rL $(ls -d /usr/lib/jvm/java-*-openjdk-* | grep -v 'java-1[.]')/. /srv/jdk && echo 'export JAVA_HOME=/srv/jdk' >/etc/profile.d/jdk.sh", "/srv/jdk/bin/java")]
    [InlineData("mkdir -p /opt/old/bin && printf '\\177ELF\\001' >/opt/old/bin/java && chmod +x /opt/old/bin/java && echo 'JAVA_VERSION=\"17\"' >/opt/old/release", "")]
    public async Task Java_beside_the_path_is_found_where_people_put_it(string make, string found)
    {
        const string Away = "mv /usr/bin/java /usr/bin/java.away; mv /usr/lib/jvm /usr/lib/jvm.away";
        const string Back = "mv /usr/bin/java.away /usr/bin/java; mv /usr/lib/jvm.away /usr/lib/jvm; rm -rf /opt/vendor /opt/old /srv/jdk /etc/profile.d/jdk.sh";
        await AfterAsync($"{make} && {{ {Away}; }}", Back, async () =>
        {
            var seen = await CheckAsync();
            _ = found.Length > 0 ? seen.MustWork() : seen.MustFail("there is no Java");
            Assert.Equal(found, seen.Json.GetProperty("facts").GetProperty("javaPath").GetString());
        });
    }

    [Theory]
    [InlineData("## set login nobody", "home: the user nobody has no home folder (/nonexistent)")]
    [InlineData("## set login no-such-user", "home: the user no-such-user has no home folder")]
    public async Task User_without_a_home_is_refused(string bundle, string words) => (await CheckAsync(bundle)).MustFail(words);

    private static JsonElement Row(StepResult seen, string id) =>
        seen.Json.GetProperty("checks").EnumerateArray().Single(c => c.GetProperty("id").GetString() == id);

    private Task<StepResult> CheckAsync(params string[] changes) =>
        host.StepFromStdinAsync("check", StepBundles.Check(host.Address, changes), "rocketmq01");

    private Task OnMountAsync(string options, string fill, Func<Task> test) =>
        AfterAsync($"mkdir -p /srv/t && mount -t tmpfs {options} tmpfs /srv/t{(fill.Length > 0 ? " && " + fill : "")}", "umount /srv/t", test);

    private async Task AfterAsync(string make, string undo, Func<Task> test)
    {
        (await host.RunAsync(make)).MustWork();
        try
        {
            await test();
        }
        finally
        {
            (await host.RunAsync(undo)).MustWork();
        }
    }
}
