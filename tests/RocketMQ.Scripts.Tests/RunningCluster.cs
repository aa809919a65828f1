namespace RocketMQ.Scripts.Tests;

/// <summary>One host with a name server, a master and its slave, started by the steps; for tests that leave it as it is.</summary>
public sealed class RunningCluster : IAsyncLifetime
{
    // An upper bound for the start of each, on a machine that has much else to do.
    private const int Seconds = 120;

    public HostContainer Host { get; } = new();

    internal Instance NameServer { get; private set; } = null!;

    internal Instance Master { get; private set; } = null!;

    internal Instance Slave { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await Host.InitializeAsync();
        await Host.InstallRocketMQAsync();
        NameServer = Instance.NameServer(Host.Address) with { Limit = Seconds };
        Slave = Instance.Slave(Host.Address) with { Limit = Seconds };
        Master = Instance.Master(Host.Address) with { Limit = Seconds, Copies = [$"broker-a 1 {Host.Address}:{Slave.Port} SLAVE"] };
        (await Host.StartAsync(NameServer)).MustWork();
        (await Host.StartAsync(Master)).MustWork();
        (await Host.StartAsync(Slave)).MustWork();
    }

    public Task DisposeAsync() => Host.DisposeAsync();
}
