namespace RocketMQ.Live.Tests;

/// <summary>Hosts that only a bastion reaches: steps, copies and the check of the hosts go through it, and both host keys are checked.</summary>
[TestCaseOrderer("RocketMQ.Live.Tests.ByNameOrderer", "RocketMQ.Live.Tests")]
public sealed class BastionTests(BastionTests.Scene scene) : IClassFixture<BastionTests.Scene>
{
    private const string Cluster = """
            nameServers: [rocketmq02, rocketmq03]
            brokerGroups:
              broker-a: { master: rocketmq02, slaves: [rocketmq03] }
            heap: { broker: 256m, nameServer: 128m }
        """;

    private const string InPreview = "  rocketmq:preflight: preview";

    private LiveHost Bastion => scene.Fleet[1];

    private IReadOnlyList<LiveHost> Hosts => [scene.Fleet[2], scene.Fleet[3]];

    [Fact]
    public async Task A_hosts_refuse_a_log_in_that_goes_past_the_bastion()
    {
        Configure("");

        var refused = (await scene.Stack.PreviewAsync()).MustFail();

        Assert.Contains("host rocketmq02 at", refused.All, StringComparison.Ordinal);
        Assert.Contains("refuses the log-in", refused.All, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("address: {bastion}, port: 2200", "hosts.bastion.address: the bastion does not answer at")]
    [InlineData("address: {bastion}, hostKey: \"{host}\"", "hosts.bastion.hostKey: the bastion at")]
    [InlineData("address: {bastion}, hostKey: \"{key}\", user: nobody", "hosts.bastion.user: the bastion at")]
    public async Task B_a_fault_of_the_bastion_is_reported_once_with_its_field(string bastion, string says)
    {
        Configure(bastion);
        foreach (var refused in new[] { (await scene.Stack.PreviewAsync()).MustFail(), (await scene.Stack.UpAloneAsync()).MustFail() })
        {
            Assert.Single(refused.All.Split('\n'), l => l.Contains(says, StringComparison.Ordinal));
            Assert.Matches("rocketmq02 +fail: not reached", refused.All);
        }
    }

    [Fact]
    public async Task C_a_host_that_the_bastion_does_not_reach_is_named_with_both()
    {
        Configure(Right);
        await WhileAsync(Hosts[1], "systemctl stop ssh.socket ssh", "systemctl start ssh", async () => Assert.Matches(
            @"hosts\.nodes\.rocketmq03\.address: host rocketmq03 is not reached at \S+:22 from the bastion", (await scene.Stack.PreviewAsync()).MustFail().All));
        await WhileAsync(Bastion, "sed -i '1i AllowTcpForwarding no' /etc/ssh/sshd_config && systemctl reload ssh", "sed -i 1d /etc/ssh/sshd_config && systemctl reload ssh", async () =>
            Assert.Contains("AllowTcpForwarding", (await scene.Stack.PreviewAsync()).MustFail().All, StringComparison.Ordinal));
    }

    [Fact]
    public async Task D_a_wrong_key_of_a_host_behind_it_is_refused()
    {
        Configure(Right, h => h == Hosts[1] ? LiveStack.Node(h).Replace(h.HostKey, Bastion.HostKey, StringComparison.Ordinal) : LiveStack.Node(h));

        Assert.Matches(@"hosts\.nodes\.rocketmq03\.hostKey: .* shows another key", (await scene.Stack.PreviewAsync()).MustFail().All);
    }

    [Fact]
    public async Task E_by_an_agent_alone_it_goes_through_as_well()
    {
        await using var agent = await LiveAgent.StartAsync(scene.Fleet, scene.Fleet.KeyFile);
        scene.Stack.Agent = agent.Socket;
        try
        {
            Configure(Right, login: "agent: true");
            Assert.Matches("rocketmq03 +ok +ok +ok", (await scene.Stack.PreviewAsync()).MustWork().All);
            Configure("address: {bastion}, hostKey: \"{host}\"", login: "agent: true");
            Assert.Contains("hosts.bastion.hostKey: the bastion at", (await scene.Stack.PreviewAsync()).MustFail().All, StringComparison.Ordinal);
            await WhileAsync(Hosts[1], "systemctl stop ssh.socket ssh", "systemctl start ssh", async () =>
            {
                Configure(Right, login: "agent: true");
                Assert.Contains("host rocketmq03 is not reached", (await scene.Stack.PreviewAsync()).MustFail().All, StringComparison.Ordinal);
            });
        }
        finally
        {
            scene.Stack.Agent = "";
        }
    }

    [Fact]
    public async Task F_what_ssh_is_configured_with_becomes_the_configuration_of_the_stack()
    {
        var known = Path.Combine(scene.Fleet.Folder, "known");
        var config = Path.Combine(scene.Fleet.Folder, "ssh_config");
        await File.WriteAllTextAsync(known, $"{Bastion.Address} {Bastion.HostKey}\n");
        await File.WriteAllTextAsync(config, $"""
            Host jump
              HostName {Bastion.Address}
            Host rocketmq02 rocketmq03
              ProxyJump jump
            Host rocketmq02
              HostName {Hosts[0].Address}
            Host rocketmq03
              HostName {Hosts[1].Address}
            Host *
              User root
              IdentityFile {scene.Fleet.KeyFile}
              UserKnownHostsFile {known}
            """);

        var ran = (await Shell.RunAsync(Path.Combine(Checkout.Folder, "tools/ssh-hosts"), ["-F", config, "rocketmq02", "rocketmq03"])).MustWork();

        // The bastion is known; the hosts behind it are shown for the user to compare.
        foreach (var host in Hosts)
        {
            var print = (await host.RunAsync("ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub")).MustWork().Output.Split(' ')[1];
            Assert.Contains(print, ran.Errors, StringComparison.Ordinal);
        }

        // A jump that is no alias leads to the same.
        await File.WriteAllTextAsync(config, (await File.ReadAllTextAsync(config)).Replace("ProxyJump jump", $"ProxyJump root@{Bastion.Address}:22", StringComparison.Ordinal));
        var byAddress = (await Shell.RunAsync(Path.Combine(Checkout.Folder, "tools/ssh-hosts"), ["-F", config, "rocketmq02", "rocketmq03"])).MustWork();
        Assert.Equal(ran.Output, byAddress.Output);

        Assert.DoesNotMatch("(?m)^jump ", ran.Errors);
        Assert.Contains($"bastion: {{ address: \"{Bastion.Address}\"", ran.Output, StringComparison.Ordinal);
        scene.Stack.Write($"config:\n{ran.Output}  rocketmq:cluster:\n{Cluster}\n{InPreview}\n");
        var preview = (await scene.Stack.PreviewAsync()).MustWork();
        Assert.Matches("rocketmq03 +ok +ok +ok", preview.All);
        Assert.DoesNotContain("RMQ030", preview.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task G_a_cluster_is_brought_up_changed_and_destroyed_through_it()
    {
        Configure(Right);
        (await scene.Stack.UpAsync()).MustWork();
        (await scene.Stack.PreviewAsync("--expect-no-changes")).MustWork();
        Configure(Right, cluster: Cluster + "\n    properties: { fileReservedTime: 48 }");
        (await scene.Stack.UpAsync()).MustWork();
        Assert.All(await Task.WhenAll(Hosts.Select(h => h.RunAsync("cat /etc/rocketmq/broker-a*/broker.conf"))), ran => Assert.Contains("fileReservedTime=48", ran.Output, StringComparison.Ordinal));
        (await scene.Stack.DestroyAsync()).MustWork();
        foreach (var host in Hosts)
        {
            Assert.Equal("", (await host.RunAsync("ls /etc/systemd/system/rocketmq-* /etc/rocketmq-steps.owner 2>/dev/null")).Output);
            Assert.Equal("", (await host.RunAsync($"journalctl -u ssh -o cat | grep '^Accepted ' | grep -v ' from {Bastion.Address} ' || true")).Output);
            Assert.NotEqual(0, await host.LoginsAsync());
        }
    }

    private const string Right = "address: {bastion}, hostKey: \"{key}\"";

    private static async Task WhileAsync(LiveHost host, string breaks, string mends, Func<Task> act)
    {
        (await host.RunAsync(breaks)).MustWork();
        try
        {
            await act();
        }
        finally
        {
            (await host.RunAsync(mends)).MustWork();
        }
    }

    private void Configure(string bastion, Func<LiveHost, string>? node = null, string? login = null, string cluster = Cluster)
    {
        var text = bastion.Replace("{bastion}", Bastion.Address, StringComparison.Ordinal).Replace("{key}", Bastion.HostKey, StringComparison.Ordinal).Replace("{host}", Hosts[0].HostKey, StringComparison.Ordinal);
        login ??= $"privateKeyFile: {scene.Fleet.KeyFile}";
        scene.Stack.Configure(scene.Fleet, cluster, InPreview, node, text.Length > 0 ? $"{login}\n    bastion: {{ {text} }}" : login, Hosts);
    }

    public sealed class Scene : IAsyncLifetime
    {
        internal HostFleet Fleet { get; private set; } = null!;

        internal LiveStack Stack { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Fleet = await HostFleet.BootAsync("bastion", 90, 3);
            foreach (var host in Fleet.Hosts.Skip(1))
            {
                (await host.RunAsync($"printf 'AllowUsers root@{Fleet[1].Address}\\n' >>/etc/ssh/sshd_config && systemctl reload ssh")).MustWork();
            }

            Stack = await LiveStack.InitAsync("live-bastion", Fleet.Folder);
        }

        public async Task DisposeAsync() => await Fleet.DisposeAsync();
    }
}
