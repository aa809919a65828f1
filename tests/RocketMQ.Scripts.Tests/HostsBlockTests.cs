namespace RocketMQ.Scripts.Tests;

/// <summary>hosts-block: the rest of /etc/hosts stays as it is, byte for byte.</summary>
public sealed class HostsBlockTests(HostContainer host) : IClassFixture<HostContainer>
{
    private const string Block = "# BEGIN rocketmq c-1\n192.0.2.1 a\n# END rocketmq c-1\n";

    [Theory]
    [InlineData("127.0.0.1 localhost\n")]
    [InlineData("127.0.0.1 localhost")]
    [InlineData("127.0.0.1 localhost\n\n\n")]
    [InlineData("127.0.0.1\tlocalhost\r\n# ümlaut \\n $(x) 'y' \"z\"\r\n")]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("# BEGIN rocketmq c-10\n192.0.2.9 z\n# END rocketmq c-10\n")]
    public async Task Put_and_removed_it_is_what_it_was(string hosts)
    {
        await StartAsync(hosts);
        await BlockAsync("put");
        Assert.EndsWith(Block, await host.ReadAsync("/etc/hosts"), StringComparison.Ordinal);
        Assert.StartsWith(hosts, await host.ReadAsync("/etc/hosts"), StringComparison.Ordinal);
        Assert.Empty((await host.StepAsync("hosts-block", "", "put", "/etc/rocketmq")).MustWork().Changes);
        await BlockAsync("remove");
        Assert.Equal(hosts, await host.ReadAsync("/etc/hosts"));
        Assert.Empty((await host.StepAsync("hosts-block", "", "remove", "/etc/rocketmq")).MustWork().Changes);
    }

    [Fact]
    public async Task What_others_write_later_stays()
    {
        await StartAsync("127.0.0.1 localhost");
        await BlockAsync("put");
        (await host.RunAsync("echo '192.0.2.7 later' >>/etc/hosts")).MustWork();
        await host.WriteAsync("/etc/rocketmq/hosts.block", Block.Replace("192.0.2.1 a", "192.0.2.1 a b\n192.0.2.2 c", StringComparison.Ordinal));
        await BlockAsync("put");
        Assert.Equal(
            "127.0.0.1 localhost\n# BEGIN rocketmq c-1\n192.0.2.1 a b\n192.0.2.2 c\n# END rocketmq c-1\n192.0.2.7 later\n", await host.ReadAsync("/etc/hosts"));
        await BlockAsync("remove");
        Assert.Equal("127.0.0.1 localhost\n192.0.2.7 later\n", await host.ReadAsync("/etc/hosts"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_write_that_was_cut_between_its_halves_is_finished(bool edited)
    {
        await StartAsync("127.0.0.1 localhost\n");
        await BlockAsync("put");
        (await host.RunAsync("echo '192.0.2.7 later' >>/etc/hosts")).MustWork();
        await host.WriteAsync("/root/killer.sh", "set -T; trap '[[ $BASH_COMMAND != truncate* ]] || kill -9 $$' DEBUG\n");
        var cut = await host.RunAsync($"BASH_ENV=/root/killer.sh bash {HostContainer.Kit}/hosts-block.sh remove /etc/rocketmq </dev/null");
        Assert.Equal(137, cut.ExitCode);
        Assert.NotEqual("127.0.0.1 localhost\n192.0.2.7 later\n", await host.ReadAsync("/etc/hosts"));
        if (edited)
        {
            // Somebody repaired it by hand in the meantime: that stays.
            (await host.RunAsync("printf '127.0.0.1 localhost\n192.0.2.8 mine\n' >/etc/hosts")).MustWork();
        }

        (await host.StepAsync("hosts-block", "", "remove", "/etc/rocketmq")).MustWork();
        Assert.Equal(edited ? "127.0.0.1 localhost\n192.0.2.8 mine\n" : "127.0.0.1 localhost\n192.0.2.7 later\n", await host.ReadAsync("/etc/hosts"));
        (await host.RunAsync("test ! -e /etc/rocketmq/hosts.journal")).MustWork();
    }

    [Fact]
    public async Task A_block_without_its_end_is_left_to_a_person()
    {
        await StartAsync("127.0.0.1 localhost\n# BEGIN rocketmq c-1\n192.0.2.1 a\n");
        var before = await host.ReadAsync("/etc/hosts");
        (await host.StepAsync("hosts-block", "", "put", "/etc/rocketmq")).MustFail("# END rocketmq c-1", "delete what is left");
        Assert.Equal(before, await host.ReadAsync("/etc/hosts"));
    }

    [Fact]
    public async Task Without_a_block_there_is_nothing_to_do()
    {
        await StartAsync("127.0.0.1 localhost\n");
        (await host.RunAsync("rm /etc/rocketmq/hosts.block")).MustWork();
        Assert.Empty((await host.StepAsync("hosts-block", "")).MustWork().Changes);
    }

    private async Task BlockAsync(string word) => Assert.Single((await host.StepAsync("hosts-block", "", word, "/etc/rocketmq")).MustWork().Changes);

    private async Task StartAsync(string hosts)
    {
        (await host.RunAsync("rm -rf /etc/rocketmq; cat >/etc/hosts", hosts)).MustWork();
        await host.WriteAsync("/etc/rocketmq/hosts.block", Block);
    }
}
