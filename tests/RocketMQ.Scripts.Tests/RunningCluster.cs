namespace RocketMQ.Scripts.Tests;

/// <summary>One host with a name server, a master and its slave, started by the steps; for tests that leave it as it is.</summary>
public sealed class RunningCluster : IAsyncLifetime
{
    public HostContainer Host { get; } = new();

    internal Instance NameServer { get; private set; } = null!;

    internal Instance Master { get; private set; } = null!;

    internal Instance Slave { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await Host.InitializeAsync();
        await Host.InstallRocketMQAsync();
        NameServer = Instance.NameServer(Host.Address);
        Slave = Instance.Slave(Host.Address);
        Master = Instance.Master(Host.Address) with { Copies = [$"broker-a 1 {Host.Address}:{Slave.Port} SLAVE"] };
        (await Host.StartAsync(NameServer)).MustWork();
        (await Host.StartAsync(Master)).MustWork();
        (await Host.StartAsync(Slave)).MustWork();
    }

    public Task DisposeAsync() => Host.DisposeAsync();
}
