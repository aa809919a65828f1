namespace RocketMQ.Scripts.Tests;

/// <summary>prepare and unprepare, killed at any command and run again, end as if nothing had happened.</summary>
public sealed class PrepareKillTests(HostContainer host) : IClassFixture<HostContainer>
{
    private const string Places = "/etc /usr/local /var/lib/rocketmq /var/log/rocketmq /home";
    private const string Bare = "sed 's/^## set data keep/## set data delete/' /root/prepare-bundle | bash /root/source-kit/unprepare.sh x";

    [Theory]
    [InlineData("prepare", 37, 9)]
    [InlineData("hosts-block", 9, 4)]
    public async Task Prepare(string killIn, int stride, int atLeast)
    {
        var bundle = StepBundles.Prepare(host.Address);
        await host.WriteAsync("/root/prepare-bundle", bundle);
        // The hosts file has no line end at its end: nothing of a cut write may be left in it.
        await WithHostsAsync(async () => Assert.True(await KillLoop.RunAsync(host, "prepare", bundle, Places, Bare, killIn, stride) >= LongForm.AtLeast(atLeast)));
    }

    [Theory]
    [InlineData("unprepare", 23, 4)]
    [InlineData("hosts-block", 9, 4)]
    public async Task Unprepare(string killIn, int stride, int atLeast)
    {
        var bundle = StepBundles.Prepare(host.Address, "## set data delete");
        await host.WriteAsync("/root/prepare-bundle", bundle);
        // Its own kit is the last to go; what runs it then finds none and is done.
        await WithHostsAsync(async () => Assert.True(
            await KillLoop.RunAsync(host, "unprepare", bundle, Places, "KIT_FILE=/root/.rocketmq-steps/kit.sh bash /root/source-kit/prepare.sh x </root/prepare-bundle", killIn, stride) >= LongForm.AtLeast(atLeast)));
    }

    private async Task WithHostsAsync(Func<Task> test)
    {
        await host.WriteAsync("/root/hosts.wanted", "127.0.0.1 localhost\n192.0.2.50 somebody");
        (await host.RunAsync("cat /etc/hosts >/root/hosts; cat /root/hosts.wanted >/etc/hosts")).MustWork();
        try
        {
            await test();
            (await host.RunAsync($"[[ -d {HostContainer.Kit} ]] || cp -a /root/source-kit {HostContainer.Kit}; {Bare} && cmp /etc/hosts /root/hosts.wanted")).MustWork();
        }
        finally
        {
            (await host.RunAsync("cat /root/hosts >/etc/hosts")).MustWork();
            await host.InstallKitAsync();
        }
    }
}
