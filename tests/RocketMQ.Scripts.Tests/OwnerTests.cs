namespace RocketMQ.Scripts.Tests;

/// <summary>Whose a host is: claimed by prepare, compared by every step that changes something.</summary>
public sealed class OwnerTests(HostContainer host) : IClassFixture<HostContainer>, IAsyncLifetime
{
    private const string Claim = "/etc/rocketmq-steps.owner";

    private static readonly string[] First = ["s111111111111", "shop/prod", "alice@laptop", "2026-11-27T20:40Z"];

    private static readonly string[] Second = ["s222222222222", "shop/test", "bob@desk", "2026-11-28T08:00Z"];

    public async Task InitializeAsync() => (await host.RunAsync($"rm -f {Claim}*")).MustWork();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Prepare_claims_the_host_once_and_unprepare_gives_it_back()
    {
        Assert.Contains("claimed this host for s111111111111 (shop/prod)", (await PrepareAsync(First)).MustWork().Changes);
        Assert.Equal("id=s111111111111\nstack=shop/prod\nuser=alice@laptop\nsince=2026-11-27T20:40Z\n", await host.ReadAsync(Claim));
        // The generation of the host and another name of the stack are no other owner.
        Assert.Empty((await PrepareAsync(["s111111111111.2", "shop/renamed", "carol@x", "2027-01-01T00:00Z"])).MustWork().Changes);
        Assert.Contains($"removed {Claim}", (await host.StepAsync("unprepare", Bundle(), "rocketmq01", First[0])).MustWork().Changes);
        Assert.Equal("", (await host.RunAsync($"ls {Claim}* 2>/dev/null")).Output);
    }

    [Fact]
    public async Task Steps_of_another_deployment_change_nothing_and_say_whose_the_host_is()
    {
        await host.InstallRocketMQAsync();
        (await PrepareAsync(First)).MustWork();
        await host.InstallKitAsync();
        var server = Instance.NameServer(host.Address);
        (await host.StepAsync("start", server.Bundle, server.Name, First[0], "1")).MustWork();
        var pid = await host.PidAsync(server);
        string[] places = ["/etc", "/usr/local/lib", "/var/lib/rocketmq", "/usr/local/rocketmq-4.7.1"];
        var tree = await host.TreeAsync(places);
        string[] words = ["belongs to another deployment: s111111111111, stack shop/prod, claimed by alice@laptop at 2026-11-27T20:40Z", "pulumi destroy there", "rocketmq:hosts.takeOver s111111111111"];

        (await host.StepFromStdinAsync("check", StepBundles.Check(host.Address), "rocketmq01", Second[0])).MustFail(words);
        (await host.StepFromStdinAsync("check", StepBundles.Check(host.Address), "rocketmq01", "-")).MustFail(words);
        (await PrepareAsync(Second)).MustFail(words);
        var changed = server with { Digest = "other", Lines = ["# other"] };
        (await host.StepAsync("start", changed.Bundle, server.Name, Second[0], "1")).MustFail(words);
        (await host.StepAsync("roll", changed.Bundle, server.Name, Second[0], "1")).MustFail(words);
        (await host.StepAsync("release", StepBundles.Release("/root/x.tar.gz", new string('a', 128)), "rocketmq01", Second[0])).MustFail(words);
        foreach (var (step, bundle, subject) in new[] { ("stop", server.Bundle, server.Name), ("release-delete", StepBundles.Release("/root/x.tar.gz", new string('a', 128), release: "delete"), "rocketmq01"), ("unprepare", Bundle(), "rocketmq01") })
        {
            var left = (await host.StepAsync(step, bundle, subject, Second[0])).MustWork();
            Assert.Contains(words[0], left.Json.GetProperty("notes")[0].GetString(), StringComparison.Ordinal);
            Assert.Contains(words[0], left.Errors, StringComparison.Ordinal);
        }

        Assert.Equal(tree, await host.TreeAsync(places));
        Assert.Equal(pid, await host.PidAsync(server));
        (await host.StepAsync("stop", server.Bundle, server.Name, First[0])).MustWork();
    }

    [Fact]
    public async Task Host_is_taken_over_only_from_the_number_that_was_named()
    {
        (await PrepareAsync(First)).MustWork();
        (await PrepareAsync(Second, "## set take-over s333333333333")).MustFail("belongs to another deployment: s111111111111");
        (await host.StepFromStdinAsync("check", StepBundles.Check(host.Address, "## set take-over s111111111111"), "rocketmq01", Second[0])).MustWork();
        Assert.Contains("took this host over from s111111111111 (shop/prod)", (await PrepareAsync(Second, "## set take-over s111111111111")).MustWork().Changes);
        Assert.StartsWith("id=s222222222222\nstack=shop/test\n", await host.ReadAsync(Claim), StringComparison.Ordinal);
        // Without effect from then on; and the first one has lost it.
        Assert.Empty((await PrepareAsync(Second, "## set take-over s111111111111")).MustWork().Changes);
        (await PrepareAsync(First)).MustFail("belongs to another deployment: s222222222222");
    }

    [Fact]
    public async Task Of_two_deployments_at_once_one_gets_the_host()
    {
        (await PrepareAsync(First)).MustWork();
        (await host.RunAsync($"rm -f {Claim}*")).MustWork();
        var both = await Task.WhenAll(PrepareAsync(First), PrepareAsync(Second));
        var winner = Assert.Single(both, r => r.ExitCode == 0);
        var loser = Assert.Single(both, r => r.ExitCode != 0);
        Assert.Contains("claimed this host for", winner.Output, StringComparison.Ordinal);
        loser.MustFail("belongs to another deployment");
        Assert.Equal("", (await host.RunAsync($"ls {Claim}.new* 2>/dev/null")).Output);
    }

    [Fact]
    public async Task Claim_that_a_power_cut_has_emptied_is_written_anew()
    {
        (await host.RunAsync($": >{Claim}")).MustWork();
        (await PrepareAsync(First)).MustWork();
        Assert.StartsWith("id=s111111111111\n", await host.ReadAsync(Claim), StringComparison.Ordinal);
    }

    private string Bundle(params string[] changes) => StepBundles.Prepare(host.Address, changes);

    private Task<StepResult> PrepareAsync(string[] owner, params string[] changes) =>
        host.StepFromUploadAsync("prepare", Bundle(changes), ["rocketmq01", .. owner, "0a1b2c3d4e5f"]);
}
