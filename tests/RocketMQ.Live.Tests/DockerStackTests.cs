namespace RocketMQ.Live.Tests;

/// <summary>The hosts that a stack makes itself: the default kind, on a network of its own.</summary>
public sealed class DockerStackTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("rocketmq-live-").FullName;
    private LiveStack stack = null!;

    public async Task InitializeAsync()
    {
        stack = await LiveStack.InitAsync("live-docker", folder);
        await RemoveAsync();
    }

    public async Task DisposeAsync()
    {
        await RemoveAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Up_again_without_change_a_replaced_container_is_filled_anew_and_destroy_keeps_the_volumes()
    {
        Configure("rocketmq-host:local");
        // The stack of another checkout, under the same name: it is not taken over.
        (await Shell.RunAsync("docker", ["volume", "create", "--label", "rocketmq.checkout=c000000000000", "--label", "rocketmq.folder=/home/somebody/rocketmq", "rocketmq-live-docker-rocketmq01"])).MustWork();
        foreach (var refused in new[] { await stack.PreviewAsync(), await stack.UpAsync() })
        {
            Assert.Contains("volume rocketmq-live-docker-rocketmq01 belongs to a stack live-docker of another checkout: /home/somebody/rocketmq", refused.MustFail().All, StringComparison.Ordinal);
            Assert.Contains("docker volume rm rocketmq-live-docker-rocketmq01", refused.All, StringComparison.Ordinal);
        }

        Assert.Equal("", (await Shell.RunAsync("docker", ["network", "ls", "-q", "--filter", "name=rocketmq-live-docker"])).Output);
        (await Shell.RunAsync("docker", ["volume", "rm", "rocketmq-live-docker-rocketmq01"])).MustWork();
        (await stack.UpAsync()).MustWork();
        (await stack.PreviewAsync("--expect-no-changes")).MustWork();
        Assert.Equal(["broker-a-0", "broker-a-1"], (await stack.OutputAsync("brokers")).EnumerateObject().Select(b => b.Name).Order(StringComparer.Ordinal));

        // Another image: the containers are replaced, their addresses and keys are the same.
        (await Shell.RunAsync("docker", ["tag", "rocketmq-host:local", "rocketmq-host:live-docker"])).MustWork();
        Configure("rocketmq-host:live-docker");
        (await stack.UpAsync()).MustWork();
        foreach (var unit in new[] { "rocketmq01 rocketmq-broker@broker-a-0", "rocketmq02 rocketmq-broker@broker-a-1" })
        {
            var at = unit.Split(' ');
            (await Shell.RunAsync("docker", ["exec", $"rocketmq-live-docker-{at[0]}", "systemctl", "is-active", at[1]])).MustWork();
        }

        (await stack.UpAsync("--expect-no-changes")).MustWork();
        (await stack.DestroyAsync()).MustWork();
        Assert.Equal("", (await Shell.RunAsync("docker", ["ps", "-aq", "--filter", "name=rocketmq-live-docker"])).Output);
        Assert.Contains("rocketmq-live-docker-rocketmq01", (await Shell.RunAsync("docker", ["volume", "ls", "-q"])).Output, StringComparison.Ordinal);
    }

    private void Configure(string image)
    {
        stack.Write($$"""
            config:
              rocketmq:hosts:
                kind: docker
                image: {{image}}
                subnet: 172.30.78.0/24
                nodes: { rocketmq01: {}, rocketmq02: {} }
              rocketmq:cluster:
                nameServers: [rocketmq01]
                brokerGroups:
                  broker-a: { master: rocketmq01, slaves: [rocketmq02] }
                heap: { broker: 256m, nameServer: 128m }
            """);
    }

    private static async Task RemoveAsync()
    {
        foreach (var host in new[] { "rocketmq-live-docker-rocketmq01", "rocketmq-live-docker-rocketmq02" })
        {
            await Shell.RunAsync("docker", ["rm", "-f", host]);
            await Shell.RunAsync("docker", ["volume", "rm", "-f", host]);
        }

        await Shell.RunAsync("docker", ["network", "rm", "rocketmq-live-docker"]);
        await Shell.RunAsync("docker", ["rmi", "rocketmq-host:live-docker"]);
    }
}
