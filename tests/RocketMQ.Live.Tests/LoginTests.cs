namespace RocketMQ.Live.Tests;

/// <summary>Keys and agents as people have them: what no step could log in with is refused before any host is connected to.</summary>
public sealed class LoginTests(LoginTests.Scene scene) : IClassFixture<LoginTests.Scene>
{
    private const string Cluster = """
            nameServers: [rocketmq01]
            brokerGroups:
              broker-a: { master: rocketmq01 }
            heap: { broker: 256m, nameServer: 128m }
        """;

    private const string InPreview = "  rocketmq:preflight: preview";

    [Theory]
    [InlineData("ed25519 -N secret-phrase", "", "hosts.privateKeyFile: ", "it is encrypted, and no passphrase is given")]
    [InlineData("ed25519 -N secret-phrase", "privateKeyPassphrase: wrong-phrase", "hosts.privateKeyPassphrase: ", "it does not open the key of hosts.privateKeyFile")]
    [InlineData("rsa -b 2048 -m PEM -N secret-phrase", "", "hosts.privateKeyFile: ", "it is encrypted, and no passphrase is given")]
    [InlineData("rsa -b 2048 -m PKCS8 -N secret-phrase", "privateKeyPassphrase: secret-phrase", "hosts.privateKeyFile: ", "in the form PKCS#8")]
    [InlineData("ed25519 -Z aes256-gcm@openssh.com -N secret-phrase", "privateKeyPassphrase: secret-phrase", "hosts.privateKeyFile: ", "ssh-keygen -p -Z aes256-ctr")]
    [InlineData("ecdsa -N ''", "privateKeyPassphrase: secret-phrase", "hosts.privateKeyFile: ", "it is not encrypted, but a passphrase is given")]
    [InlineData("PuTTY", "", "hosts.privateKeyFile: ", "it is a key of PuTTY")]
    public async Task Key_that_no_step_can_use_is_refused_by_its_field(string kind, string more, string field, string says)
    {
        var before = await scene.Fleet[1].LoginsAsync();
        Configure(await KeyAsync(kind), more);

        foreach (var refused in new[] { (await scene.Stack.PreviewAsync()).MustFail(), (await scene.Stack.UpAloneAsync()).MustFail() })
        {
            Assert.Contains(field, refused.All, StringComparison.Ordinal);
            Assert.Contains(says, refused.All, StringComparison.Ordinal);
            Assert.DoesNotContain("-phrase", refused.All.Replace("privateKeyPassphrase", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }

        Assert.Equal(before, await scene.Fleet[1].LoginsAsync());
    }

    [Theory]
    [InlineData("ed25519 -N ''", "")]
    [InlineData("ed25519 -N secret-phrase", "privateKeyPassphrase: secret-phrase")]
    [InlineData("ecdsa -m PKCS8 -N ''", "")]
    [InlineData("rsa -b 2048 -m PEM -N secret-phrase", "privateKeyPassphrase: secret-phrase")]
    public async Task Key_of_any_other_kind_logs_in_to_check_and_steps(string kind, string more)
    {
        var key = await KeyAsync(kind);
        (await scene.Fleet[1].RunAsync("cat >/root/.ssh/authorized_keys2", await File.ReadAllTextAsync(key + ".pub"))).MustWork();
        Configure(key, more);

        Assert.Matches("rocketmq01 +ok +ok +ok", (await scene.Stack.PreviewAsync()).MustWork().All);
    }

    [Fact]
    public async Task Agent_that_is_gone_is_refused_also_where_a_key_is_given()
    {
        scene.Stack.Agent = Path.Combine(scene.Fleet.Folder, "gone");
        try
        {
            Configure(scene.Fleet.KeyFile, "");
            foreach (var refused in new[] { (await scene.Stack.PreviewAsync()).MustFail(), (await scene.Stack.UpAloneAsync()).MustFail() })
            {
                Assert.Contains("where no agent answers", refused.All, StringComparison.Ordinal);
                Assert.Contains("`unset SSH_AUTH_SOCK`", refused.All, StringComparison.Ordinal);
            }
        }
        finally
        {
            scene.Stack.Agent = "";
        }
    }

    [Fact]
    public async Task Agent_without_a_key_is_named_where_it_is_the_way_in()
    {
        await using var agent = await LiveAgent.StartAsync(scene.Fleet);
        scene.Stack.Agent = agent.Socket;
        try
        {
            scene.Stack.Configure(scene.Fleet, Cluster, InPreview, login: "agent: true");
            Assert.Matches(@"hosts\.agent: .* has no key", (await scene.Stack.PreviewAsync()).MustFail().All);
            Configure(scene.Fleet.KeyFile, "");
            (await scene.Stack.PreviewAsync()).MustWork();
        }
        finally
        {
            scene.Stack.Agent = "";
        }
    }

    private void Configure(string key, string more) =>
        scene.Stack.Configure(scene.Fleet, Cluster, InPreview, login: $"privateKeyFile: {key}{(more.Length > 0 ? "\n    " + more : "")}");

    private async Task<string> KeyAsync(string kind)
    {
        var file = Path.Combine(scene.Fleet.Folder, "key-" + Guid.NewGuid().ToString("N"));
        if (kind == "PuTTY") await File.WriteAllTextAsync(file, "PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\nComment: x\n");
        else (await Shell.RunAsync("bash", ["-c", $"ssh-keygen -q -t {kind} -f '{file}'"])).MustWork();
        return file;
    }

    public sealed class Scene : IAsyncLifetime
    {
        internal HostFleet Fleet { get; private set; } = null!;

        internal LiveStack Stack { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Fleet = await HostFleet.BootAsync("login", 91, 1);
            Stack = await LiveStack.InitAsync("live-login", Fleet.Folder);
        }

        public async Task DisposeAsync() => await Fleet.DisposeAsync();
    }
}
