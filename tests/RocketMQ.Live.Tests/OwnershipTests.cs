namespace RocketMQ.Live.Tests;

/// <summary>Whose hosts they are: other stacks, stacks of the same name, a lost state, a renamed stack, a host that was set up anew. One scenario, told in steps.</summary>
[TestCaseOrderer("RocketMQ.Live.Tests.ByNameOrderer", "RocketMQ.Live.Tests")]
public sealed class OwnershipTests(OwnershipTests.Scene scene) : IClassFixture<OwnershipTests.Scene>
{
    private const string Cluster = """
            nameServers: [rocketmq01, rocketmq02]
            brokerGroups:
              broker-a: { master: rocketmq01, slaves: [rocketmq02] }
            heap: { broker: 256m, nameServer: 128m }
        """;

    private static readonly string Changed = Cluster + "\n    properties: { sendMessageThreadPoolNums: 2 }";

    [Fact]
    public async Task A_first_stack_claims_its_hosts()
    {
        scene.First.Configure(scene.Fleet, Cluster);
        (await scene.First.UpAsync()).MustWork();
        scene.Number = await ClaimAsync(scene.Fleet[1]);
        Assert.Matches("^s[0-9a-f]{12}$", scene.Number);
        Assert.Equal(scene.Number, await ClaimAsync(scene.Fleet[2]));
    }

    [Fact]
    public async Task B_another_stack_and_one_of_the_same_name_in_another_backend_are_refused_before_anything_changes()
    {
        var hosts = await FootprintsAsync();
        foreach (var stack in new[] { scene.Second, scene.Namesake })
        {
            stack.Configure(scene.Fleet, Changed, "  rocketmq:preflight: preview");
            var preview = (await stack.PreviewAsync()).MustFail();
            IsRefused(preview);
            stack.Configure(scene.Fleet, Changed);
            IsRefused((await stack.UpAsync()).MustFail());
            // Its own destroy finds nothing of its own.
            (await stack.DestroyAsync()).MustWork();
            Assert.Equal(hosts, await FootprintsAsync());
        }

        Assert.Equal(2, (await scene.First.ProcessesAsync()).Keys.Count(n => n.StartsWith("broker-a", StringComparison.Ordinal)));
        (await scene.First.UpAsync("--expect-no-changes")).MustWork();
    }

    [Fact]
    public async Task C_a_copied_stack_file_carries_no_ownership()
    {
        scene.First.Configure(scene.Fleet, Cluster);
        var copy = await LiveStack.InitAsync("live-copy", scene.Fleet.Folder);
        copy.Configure(scene.Fleet, Cluster);
        IsRefused((await copy.UpAsync()).MustFail());
        (await copy.DestroyAsync()).MustWork();
    }

    [Fact]
    public async Task D_a_renamed_stack_changes_nothing()
    {
        await scene.First.RenameAsync("live-renamed");
        (await scene.First.UpAsync("--expect-no-changes")).MustWork();
        await scene.First.RenameAsync("live-owner-first");
        Assert.Equal(scene.Number, await ClaimAsync(scene.Fleet[1]));
    }

    [Fact]
    public async Task E_a_stack_whose_state_is_lost_takes_its_hosts_over_by_the_number_with_a_changed_key()
    {
        scene.Second.Configure(scene.Fleet, Changed, "", login: $"takeOver: {scene.Number}\n    privateKeyFile: {scene.Fleet.KeyFile}");
        (await scene.Second.UpAsync()).MustWork();
        Assert.All(await scene.Second.ProcessesAsync(), p => Assert.Equal(p.Value.Files, p.Value.Digest));
        Assert.Contains("sendMessageThreadPoolNums=2", (await scene.Fleet[1].RunAsync("cat /etc/rocketmq/broker-a-0/broker.conf")).Output, StringComparison.Ordinal);
        Assert.NotEqual(scene.Number, await ClaimAsync(scene.Fleet[1]));
        // Without effect from then on.
        (await scene.Second.UpAsync("--expect-no-changes")).MustWork();
        scene.Second.Configure(scene.Fleet, Changed);
        (await scene.Second.UpAsync()).MustWork();
        (await scene.Second.UpAsync("--expect-no-changes")).MustWork();
    }

    [Fact]
    public async Task F_the_one_that_lost_its_hosts_changes_and_destroys_nothing_of_them()
    {
        var hosts = await FootprintsAsync();
        var processes = await scene.First.ProcessesAsync();
        scene.First.Configure(scene.Fleet, Cluster + "\n    properties: { fileReservedTime: 24 }");
        var refused = (await scene.First.UpAloneAsync()).MustFail();
        Assert.Contains("CFG018", refused.All, StringComparison.Ordinal);
        Assert.Contains("belongs to another deployment", refused.All, StringComparison.Ordinal);
        Assert.Contains("live-owner-second", refused.All, StringComparison.Ordinal);
        // Nothing was begun, so nothing is left to finish.
        Assert.DoesNotContain("unfinished", (await scene.First.PreviewAsync()).All, StringComparison.Ordinal);
        var destroyed = (await scene.First.DestroyAsync()).MustWork();
        Assert.Contains("belongs to another deployment", destroyed.All, StringComparison.Ordinal);
        Assert.Equal(hosts, await FootprintsAsync());
        Assert.Equal(processes, await scene.First.ProcessesAsync());
        (await scene.Second.UpAsync("--expect-no-changes")).MustWork();
    }

    [Fact]
    public async Task G_a_host_that_was_set_up_anew_is_noticed_and_filled_by_its_generation()
    {
        await scene.Fleet.RecreateAsync(2);
        // Without a look at the hosts nobody can know; with it the preview says so, and so does any `up` that changes something.
        (await scene.Second.PreviewAsync("--expect-no-changes")).MustWork();
        scene.Second.Configure(scene.Fleet, Changed, "  rocketmq:preflight: preview");
        Assert.Contains("RMQ055", (await scene.Second.PreviewAsync()).MustFail().All, StringComparison.Ordinal);
        scene.Second.Configure(scene.Fleet, Changed.Replace("Nums: 2", "Nums: 3", StringComparison.Ordinal));
        var refused = (await scene.Second.UpAloneAsync()).MustFail();
        Assert.Contains("RMQ055", refused.All, StringComparison.Ordinal);
        Assert.Contains("hosts.nodes.rocketmq02.generation: 2", refused.All, StringComparison.Ordinal);

        scene.Second.Configure(scene.Fleet, Changed, "", Second("generation: 2"));
        Assert.Contains("again", (await scene.Second.PreviewAsync()).MustWork().All, StringComparison.Ordinal);
        (await scene.Second.UpAsync()).MustWork();
        (await scene.Second.UpAsync("--expect-no-changes")).MustWork();
        Assert.Contains("broker-a-1", (await scene.Second.ProcessesAsync()).Keys);
    }

    [Fact]
    public async Task H_a_host_that_was_lost_comes_back_by_its_generation_and_by_nothing_else()
    {
        scene.Second.Configure(scene.Fleet, Changed, "", Second("generation: 2, lost: true"));
        (await scene.Second.UpAsync()).MustWork();
        await scene.Fleet.RecreateAsync(2);
        scene.Second.Configure(scene.Fleet, Changed, "", Second("generation: 2"));
        Assert.Contains("RMQ054", (await scene.Second.PreviewAsync()).MustFail().All, StringComparison.Ordinal);
        scene.Second.Configure(scene.Fleet, Changed, "", Second("generation: 3"));
        (await scene.Second.UpAsync()).MustWork();
        Assert.Contains("broker-a-1", (await scene.Second.ProcessesAsync()).Keys);
        (await scene.Second.UpAsync("--expect-no-changes")).MustWork();
        (await scene.Second.DestroyAsync()).MustWork();
        Assert.Empty(await scene.Second.ProcessesAsync());
    }

    private void IsRefused(Ran ran)
    {
        Assert.Contains($"belongs to another deployment: {scene.Number}, stack rocketmq/live-owner-first, claimed by ", ran.All, StringComparison.Ordinal);
        Assert.Contains($"rocketmq:hosts.takeOver {scene.Number}", ran.All, StringComparison.Ordinal);
        Assert.Contains("pulumi destroy there", ran.All, StringComparison.Ordinal);
    }

    private static Func<LiveHost, string> Second(string more) =>
        h => h.Name == "rocketmq02" ? LiveStack.Node(h).Replace(" }", $", {more} }}", StringComparison.Ordinal) : LiveStack.Node(h);

    private async Task<string[]> FootprintsAsync() => await Task.WhenAll(scene.Fleet.Hosts.Select(h => h.FootprintAsync()));

    private static async Task<string> ClaimAsync(LiveHost host) => (await host.RunAsync("sed -n 's/^id=//p' /etc/rocketmq-steps.owner")).MustWork().Output.Trim();

    public sealed class Scene : IAsyncLifetime
    {
        private readonly string elsewhere = Directory.CreateTempSubdirectory("rocketmq-live-").FullName;

        internal HostFleet Fleet { get; private set; } = null!;

        internal LiveStack First { get; private set; } = null!;

        internal LiveStack Second { get; private set; } = null!;

        /// <summary>A stack of the first one's name in another backend.</summary>
        internal LiveStack Namesake { get; private set; } = null!;

        internal string Number { get; set; } = "";

        public async Task InitializeAsync()
        {
            Fleet = await HostFleet.BootAsync("owner", 81, 2);
            First = await LiveStack.InitAsync("live-owner-first", Fleet.Folder);
            Second = await LiveStack.InitAsync("live-owner-second", Fleet.Folder);
            Namesake = await LiveStack.InitAsync("live-owner-first", elsewhere);
        }

        public async Task DisposeAsync()
        {
            await Fleet.DisposeAsync();
            Directory.Delete(elsewhere, recursive: true);
        }
    }
}
