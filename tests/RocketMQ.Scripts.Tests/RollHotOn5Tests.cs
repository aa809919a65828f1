using RocketMQ.Model.Catalog;
using RocketMQ.Model.Rendering;

namespace RocketMQ.Scripts.Tests;

/// <summary>The same on 5.3.3, whose hot keys and defaults are others.</summary>
public sealed class RollHotOn5Tests(HostContainer host) : IClassFixture<HostContainer>
{
    private static readonly string[] AllHot =
        [.. KeyCatalog.For("5.3.3").For(InstanceKind.Broker).Where(k => k.HotDefault is not null).Select(k => $"{k.Name}={k.HotDefault}")];

    [Fact]
    public async Task Defaults_are_those_of_the_version_and_a_hot_value_is_applied_to_the_same_process()
    {
        await host.InstallRocketMQAsync("5.3.3");
        (await host.StartAsync(On5(Instance.NameServer(host.Address)))).MustWork();
        var master = On5(Instance.Master(host.Address)) with { Hot = AllHot, Copies = [$"broker-a 1 {host.Address}:10931 SLAVE"] };
        var slave = On5(Instance.Slave(host.Address)) with { Hot = AllHot };
        foreach (var instance in new[] { master, slave })
        {
            (await host.StartAsync(instance)).MustWork();
        }

        // Why this key is not hot on 5.3.3: a slave takes 10 off what its file says.
        Assert.Equal("60", await LiveAsync(master, "accessMessageInMemoryMaxRatio"));
        Assert.Equal("50", await LiveAsync(slave, "accessMessageInMemoryMaxRatio"));
        foreach (var instance in new[] { slave, master })
        {
            Assert.Empty((await host.RollAsync(instance)).MustWork().Changes);
            var next = instance with { Lines = [.. instance.Lines, "fileReservedTime=49", "maxMessageSize=65536"] };
            var pid = await host.PidAsync(instance);
            (await host.StartAsync(next)).MustWork();
            var tree = await host.TreeAsync(instance.Paths);
            Assert.Equal("""["fileReservedTime=49","maxMessageSize=65536"]""", (await host.RollAsync(next)).MustWork().Json.GetProperty("applied").GetRawText());
            Assert.Equal("[]", (await host.RollAsync(next)).MustWork().Json.GetProperty("applied").GetRawText());
            Assert.Equal(tree, await host.TreeAsync(instance.Paths));
            Assert.Equal(pid, await host.PidAsync(instance));
        }
    }

    private static Instance On5(Instance instance) => instance with
    {
        RocketMQHome = "/usr/local/rocketmq-5.3.3",
        Limit = 90,
        JvmOptions = ["-Xmx256m"],
        Lines = instance.IsBroker ? ["accessMessageInMemoryMaxRatio=60"] : [],
    };

    private async Task<string> LiveAsync(Instance instance, string key) =>
        (await host.RunAsync($"bash {HostContainer.Kit}/remoting.sh ask {host.Address} {instance.Port} 26 | sed -n 's/^{key}=//p'")).MustWork().Output.Trim();
}
