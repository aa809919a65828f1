namespace RocketMQ.Live.Tests;

/// <summary>A preview that looks at the hosts: read-only, one table, and a refusal when a host could not carry its part.</summary>
public sealed class PreflightTests(PreflightTests.Scene scene) : IClassFixture<PreflightTests.Scene>
{
    private const string Cluster = """
            nameServers: [rocketmq01]
            brokerGroups:
              broker-a: { master: rocketmq01, slaves: [rocketmq02] }
            heap: { broker: 256m, nameServer: 128m }
        """;

    private const string InPreview = "  rocketmq:preflight: preview";

    // What logging in writes on any host is not ours: the journal and the records of log-ins.
    private const string Everything = """
        find / -xdev \( -path /proc -o -path /sys -o -path /run -o -path /tmp -o -path /var/log/journal -o -path /var/log/wtmp -o -path /var/log/lastlog -o -path /var/log/btmp \) -prune \
          -o -printf '%y %m %u:%g %p %l\n' | sort
        find / -xdev \( -path /proc -o -path /sys -o -path /run -o -path /tmp -o -path /var/log/journal -o -path /var/log/wtmp -o -path /var/log/lastlog -o -path /var/log/btmp \) -prune \
          -o -type f -print0 | xargs -0 sha256sum | sort -k2
        ls -A /tmp; find /run -name '*rocketmq*'
        """;

    [Fact]
    public async Task It_shows_host_by_check_and_leaves_the_hosts_byte_for_byte_as_they_were()
    {
        var before = await Task.WhenAll(scene.Fleet.Hosts.Select(h => h.RunAsync(Everything)));
        scene.Stack.Configure(scene.Fleet, Cluster, InPreview);
        var ran = (await scene.Stack.PreviewAsync()).MustWork();
        Assert.Matches(@"host +os +root +java", ran.All);
        Assert.Matches(@"rocketmq01 +ok +ok +ok", ran.All);
        Assert.Matches(@"rocketmq02 +ok +ok +ok", ran.All);
        var after = await Task.WhenAll(scene.Fleet.Hosts.Select(h => h.RunAsync(Everything)));
        Assert.All(before, b => Assert.True(b.Output.Length > 100_000, "the listing of a host is empty"));
        Assert.Equal(before.Select(b => b.Output), after.Select(a => a.Output));
    }

    [Fact]
    public async Task One_login_a_host_and_one_to_try_a_copy()
    {
        scene.Stack.Configure(scene.Fleet, Cluster, InPreview);
        var before = await LoginsAsync();
        (await scene.Stack.PreviewAsync()).MustWork();
        Assert.Equal(before + (2 * scene.Fleet.Hosts.Count), await LoginsAsync());
    }

    [Fact]
    public async Task What_the_steps_would_fail_on_is_reported_for_all_hosts_at_once()
    {
        var (first, second) = (scene.Fleet[1], scene.Fleet[2]);
        (await first.RunAsync("sed -i 's/^Subsystem/#Subsystem/' /etc/ssh/sshd_config && systemctl reload ssh")).MustWork();
        (await second.RunAsync($"cp -p /root/.bashrc /root/.bashrc.away; echo 'echo Welcome to mq2' >>/root/.bashrc; ip route add unreachable {first.Address}; mount --bind /etc/sysctl.d /etc/sysctl.d && mount -o remount,bind,ro /etc/sysctl.d"))
            .MustWork();
        try
        {
            scene.Stack.Configure(scene.Fleet, Cluster, InPreview);
            var before = await Task.WhenAll(scene.Fleet.Hosts.Select(h => h.FootprintAsync()));
            foreach (var ran in new[] { (await scene.Stack.PreviewAsync()).MustFail(), (await scene.Stack.UpAloneAsync()).MustFail() })
            {
                Assert.Matches("rocketmq01: sftp: no file can be copied to this host: SFTP does not work", ran.All);
                Assert.Matches("rocketmq02: sftp: no file can be copied to this host: its log-in shell prints 'Welcome to mq2'", ran.All);
                Assert.Matches("rocketmq02: places: /etc/sysctl.d is on a file system that is read-only", ran.All);
                Assert.Matches($"rocketmq02: the name server of rocketmq01 at {first.Address}:9876 is not reached from here: No route to host", ran.All);
            }

            Assert.Equal(before, await Task.WhenAll(scene.Fleet.Hosts.Select(h => h.FootprintAsync())));
        }
        finally
        {
            (await first.RunAsync("sed -i 's/^#Subsystem/Subsystem/' /etc/ssh/sshd_config && systemctl reload ssh")).MustWork();
            (await second.RunAsync($"mv /root/.bashrc.away /root/.bashrc; ip route del {first.Address}; umount /etc/sysctl.d")).MustWork();
        }
    }

    [Fact]
    public async Task User_who_may_not_become_root_is_named_with_the_line_for_sudoers()
    {
        (await scene.Fleet[2].RunAsync("useradd -m -s /bin/bash ops && install -d -m 700 -o ops /home/ops/.ssh && install -m 600 -o ops /root/.ssh/authorized_keys /home/ops/.ssh/authorized_keys")).MustWork();
        try
        {
            scene.Stack.Configure(scene.Fleet, Cluster, InPreview, h => h.Name == "rocketmq02"
                ? $"rocketmq02: {{ address: {h.Address}, user: ops, hostKey: \"{h.HostKey}\" }}"
                : LiveStack.Node(h));
            Assert.Matches(@"hosts\.nodes\.rocketmq02\.user: host rocketmq02: .*sudo", (await scene.Stack.PreviewAsync()).MustFail().All);
        }
        finally
        {
            (await scene.Fleet[2].RunAsync("pkill -u ops; userdel -r ops")).MustWork();
        }
    }

    [Fact]
    public async Task A_preview_without_it_opens_no_connection()
    {
        scene.Stack.Configure(scene.Fleet, Cluster);
        var before = await LoginsAsync();
        (await scene.Stack.PreviewAsync()).MustWork();
        Assert.Equal(before, await LoginsAsync());
    }

    [Fact]
    public async Task A_host_that_could_not_carry_its_part_fails_the_preview_with_the_repair()
    {
        var host = scene.Fleet[2];
        (await host.RunAsync("mv /usr/lib/jvm /usr/lib/jvm.away")).MustWork();
        try
        {
            scene.Stack.Configure(scene.Fleet, Cluster, InPreview);
            var ran = (await scene.Stack.PreviewAsync()).MustFail();
            Assert.Matches(@"rocketmq01 +ok +ok +ok", ran.All);
            Assert.Matches(@"rocketmq02 +ok +ok +fail", ran.All);
            Assert.Contains("openjdk-17-jre-headless", ran.All, StringComparison.Ordinal);
        }
        finally
        {
            (await host.RunAsync("mv /usr/lib/jvm.away /usr/lib/jvm")).MustWork();
        }
    }

    [Fact]
    public async Task A_wrong_host_key_and_a_host_that_is_not_there_are_told_apart()
    {
        scene.Stack.Configure(scene.Fleet, Cluster, InPreview, h => h.Name == "rocketmq02"
            ? $"rocketmq02: {{ address: {h.Address}, hostKey: \"{scene.Fleet[1].HostKey}\" }}"
            : LiveStack.Node(h));
        var ran = (await scene.Stack.PreviewAsync()).MustFail();
        Assert.Matches(@"hosts\.nodes\.rocketmq02\.hostKey: .* shows another key", ran.All);
        Assert.Matches(@"rocketmq01 +ok +ok +ok", ran.All);
    }

    [Fact]
    public async Task What_only_a_host_can_tell_is_judged_by_the_rules_and_can_be_switched_off()
    {
        // Docker gives the first process of a container more or less as it likes; this is few on every machine.
        (await scene.Fleet[2].RunAsync("prlimit --pid 1 --nofile=1024:20000")).MustWork();
        scene.Stack.Configure(scene.Fleet, Cluster, InPreview);
        var warned = (await scene.Stack.PreviewAsync()).MustWork();
        Assert.Equal("warn", Cell(warned, "rocketmq02", "nofile"));
        Assert.Contains("hosts.nodes.rocketmq02: a unit gets 20000 open files at most.", warned.All, StringComparison.Ordinal);
        Assert.Matches(@"warning +RMQ044 ", warned.All);

        scene.Stack.Configure(scene.Fleet, Cluster, InPreview + "\n  rocketmq:rules: { disable: { RMQ044: \"few queues here\" } }");
        var off = (await scene.Stack.PreviewAsync()).MustWork();
        Assert.Equal("off", Cell(off, "rocketmq02", "nofile"));
        Assert.Matches(@"Accepted: RMQ044 \(few queues here\)", off.All);

        scene.Stack.Configure(scene.Fleet, Cluster, InPreview + "\n  rocketmq:production: true");
        var refused = (await scene.Stack.PreviewAsync()).MustFail();
        Assert.Matches(@"error +RMQ005 ", refused.All);
        // What is refused already is not asked of the hosts.
        Assert.DoesNotContain("Preflight", refused.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_production_the_same_finding_refuses_the_host()
    {
        (await scene.Fleet[2].RunAsync("prlimit --pid 1 --nofile=1024:20000")).MustWork();
        const string Reasons = "{ RMQ005: \"a test\", RMQ013: \"a test\", RMQ018: \"a test\", RMQ019: \"a test\", RMQ031: \"a test\", RMQ032: \"a test\", RMQ034: \"a test\", RMQ045: \"a test\" }";
        scene.Stack.Configure(scene.Fleet, Cluster + "\n    flushDiskType: ASYNC_FLUSH", InPreview + "\n  rocketmq:production: true\n  rocketmq:rules: { disable: " + Reasons + " }");
        var before = await Task.WhenAll(scene.Fleet.Hosts.Select(h => h.FootprintAsync()));
        var preview = (await scene.Stack.PreviewAsync()).MustFail();
        Assert.Matches(@"error +RMQ044 ", preview.All);
        Assert.Equal("fail", Cell(preview, "rocketmq02", "nofile"));
        var up = (await scene.Stack.UpAsync()).MustFail();
        Assert.Contains("hosts.nodes.rocketmq02: a unit gets 20000 open files at most", up.All, StringComparison.Ordinal);
        Assert.Equal(before, await Task.WhenAll(scene.Fleet.Hosts.Select(h => h.FootprintAsync())));
    }

    [Fact]
    public async Task A_server_that_takes_the_call_and_says_nothing_holds_nobody_up()
    {
        (await scene.Fleet[2].RunAsync("systemd-run --quiet --unit=mute nc -lk 2222")).MustWork();
        try
        {
            await scene.Fleet[2].WaitForAsync("ss -Hltn | grep -q ':2222 '");
            scene.Stack.Configure(scene.Fleet, Cluster, InPreview, h => h.Name == "rocketmq02"
                ? $"rocketmq02: {{ address: {h.Address}, port: 2222, hostKey: \"{h.HostKey}\" }}"
                : LiveStack.Node(h));
            var ran = (await scene.Stack.PreviewAsync()).MustFail();
            Assert.Matches(@"rocketmq02 +fail: not reached", ran.All);
            Assert.Matches(@"rocketmq01 +ok +ok +ok", ran.All);
        }
        finally
        {
            (await scene.Fleet[2].RunAsync("systemctl stop mute")).MustWork();
        }
    }

    [Fact]
    public async Task A_log_in_by_an_agent_alone_looks_at_the_hosts_too()
    {
        await using var agent = await LiveAgent.StartAsync(scene.Fleet, scene.Fleet.KeyFile);
        scene.Stack.Agent = agent.Socket;
        try
        {
            scene.Stack.Configure(scene.Fleet, Cluster, InPreview, login: "agent: true");
            Assert.Equal("ok", Cell((await scene.Stack.PreviewAsync()).MustWork(), "rocketmq02", "java"));

            scene.Stack.Configure(scene.Fleet, Cluster, InPreview, h => $"{h.Name}: {{ address: {h.Address}, hostKey: \"{scene.Fleet[1].HostKey}\" }}", "agent: true");
            var wrong = (await scene.Stack.PreviewAsync()).MustFail();
            Assert.Matches(@"hosts\.nodes\.rocketmq02\.hostKey: .* shows another key", wrong.All);
            Assert.Matches(@"rocketmq01 +ok +ok +ok", wrong.All);
        }
        finally
        {
            scene.Stack.Agent = "";
        }
    }

    [Fact]
    public async Task Without_the_agent_it_is_named_before_any_host_is_asked()
    {
        scene.Stack.Configure(scene.Fleet, Cluster, InPreview, login: "agent: true");
        Assert.Contains("SSH_AUTH_SOCK is not set", (await scene.Stack.PreviewAsync()).MustFail().All, StringComparison.Ordinal);
    }

    /// <summary>What the table says of a host and a check.</summary>
    private static string Cell(Ran ran, string host, string check)
    {
        var lines = ran.All.Split('\n').Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        var head = lines.FindIndex(l => l.Length > 3 && l[0] == "host" && l[1] == "os");
        Assert.True(head >= 0, $"there is no table in: {ran.All}");
        return lines.Skip(head).First(l => l[0] == host)[Array.IndexOf(lines[head], check)];
    }

    private async Task<int> LoginsAsync() => (await Task.WhenAll(scene.Fleet.Hosts.Select(h => h.LoginsAsync()))).Sum();

    public sealed class Scene : IAsyncLifetime
    {
        internal HostFleet Fleet { get; private set; } = null!;

        internal LiveStack Stack { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Fleet = await HostFleet.BootAsync("preflight", 76, 2);
            Stack = await LiveStack.InitAsync("live-preflight", Fleet.Folder);
        }

        public async Task DisposeAsync() => await Fleet.DisposeAsync();
    }
}
