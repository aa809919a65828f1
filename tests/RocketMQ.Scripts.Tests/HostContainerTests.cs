namespace RocketMQ.Scripts.Tests;

public sealed class HostContainerTests(HostContainer host) : IClassFixture<HostContainer>
{
    [Fact]
    public async Task A_host_runs_systemd_and_has_the_kit()
    {
        var seen = (await host.RunAsync($"ps -p 1 -o comm=; ls {HostContainer.Kit}; cat", "from stdin")).MustWork();
        Assert.StartsWith("systemd\n", seen.Output, StringComparison.Ordinal);
        Assert.Contains("prelude.sh", seen.Output, StringComparison.Ordinal);
        Assert.EndsWith("from stdin", seen.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tree_shows_every_change()
    {
        await host.WriteAsync("/root/tree/a", "1\n");
        var before = await host.TreeAsync("/root/tree", "/root/missing");
        Assert.Equal(before, await host.TreeAsync("/root/tree", "/root/missing"));
        (await host.RunAsync("chmod 600 /root/tree/a")).MustWork();
        Assert.NotEqual(before, await host.TreeAsync("/root/tree"));
    }
}
