namespace RocketMQ.Scripts.Tests;

public sealed class StartKilledTests(HostContainer host) : IClassFixture<HostContainer>, IAsyncLifetime
{
    private Instance NameServer => Instance.NameServer(host.Address);

    public Task InitializeAsync() => host.InstallRocketMQAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Killed_at_any_command_and_run_again_it_stands_as_if_nothing_had_happened()
    {
        (await host.StartAsync(NameServer)).MustWork();
        var wanted = await ContentAsync();
        (await host.StopAsync(NameServer with { OnDestroy = "delete" })).MustWork();

        var killed = 0;
        // Close together where files are written and the unit is made, wider where it only waits for the gate.
        foreach (var command in LongForm.Of(Enumerable.Range(1, 12).Select(i => i * 67).Concat([900, 1200])))
        {
            killed += await host.KilledAtAsync(command, "start", NameServer) ? 1 : 0;
            (await host.StartAsync(NameServer)).MustWork();
            Assert.Equal(wanted, await ContentAsync());
            Assert.Equal("digest-1", await host.RunningDigestAsync(NameServer));
            (await host.StopAsync(NameServer with { OnDestroy = "delete" })).MustWork();
        }

        Assert.InRange(killed, LongForm.AtLeast(9), 14);
    }

    [Fact]
    public async Task Killed_while_it_lays_files_ready_it_lays_them_ready_whole()
    {
        (await host.StartAsync(NameServer)).MustWork();
        var next = NameServer with { Digest = "digest-2" };
        var killed = 0;
        for (var command = 100; command < 700; command += LongForm.Stride(20))
        {
            killed += await host.KilledAtAsync(command, "start", next) ? 1 : 0;
            // Whatever is there is whole.
            (await host.RunAsync($"cd {next.Config}; test ! -e .next || grep -qx digest-2 .next/root{next.Config}/digest && test \"$(cat digest)\" = digest-1")).MustWork();
        }

        (await host.StartAsync(next)).MustWork();
        Assert.InRange(killed, LongForm.AtLeast(10), 30);
        Assert.Equal("digest-2", (await host.ReadAsync($"{next.Config}/.next/root{next.Config}/digest")).Trim());
        (await host.StopAsync(NameServer with { OnDestroy = "delete" })).MustWork();
    }

    /// <summary>Everything that stands on the host for the instance, without times.</summary>
    private async Task<string> ContentAsync() => (await host.RunAsync(
        $"find {string.Join(' ', NameServer.Paths)} -printf '%y %m %u:%g %p %l\\n' | sort; find {string.Join(' ', NameServer.Paths)} -type f -exec sha256sum {{}} + | sort")).MustWork().Output;
}
