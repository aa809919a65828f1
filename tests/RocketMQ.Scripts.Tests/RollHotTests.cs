using RocketMQ.Model.Catalog;
using RocketMQ.Model.Rendering;

namespace RocketMQ.Scripts.Tests;

/// <summary>What the step roll does with the values of hot keys, on running brokers of 4.7.1.</summary>
public sealed class RollHotTests(RunningCluster cluster) : IClassFixture<RunningCluster>, IAsyncLifetime
{
    private static readonly string[] AllHot =
        [.. KeyCatalog.For("4.7.1").For(InstanceKind.Broker).Where(k => k.HotDefault is not null).Select(k => $"{k.Name}={k.HotDefault}")];

    private HostContainer Host => cluster.Host;

    private Instance Master => cluster.Master with { Hot = AllHot };

    private Instance Slave => cluster.Slave with { Hot = AllHot };

    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>Whatever a test did, the brokers have their first configuration again.</summary>
    public async Task DisposeAsync()
    {
        foreach (var instance in new[] { Master, Slave })
        {
            (await Host.StartAsync(instance)).MustWork();
            (await Host.RollAsync(instance)).MustWork();
        }
    }

    [Fact]
    public async Task The_defaults_of_the_catalog_are_those_of_a_process_that_has_just_started()
    {
        foreach (var instance in new[] { Slave, Master })
        {
            (await Host.RunAsync($"systemctl restart {instance.Unit}")).MustWork();
            var rolled = (await Host.RollAsync(instance)).MustWork();
            Assert.Equal("[]", Applied(rolled));
            Assert.Empty(rolled.Changes);
        }
    }

    [Fact]
    public async Task A_hot_value_is_applied_to_the_same_process_and_the_files_stay_as_they_are()
    {
        foreach (var instance in new[] { Slave, Master })
        {
            var next = instance with { Lines = ["longPollingEnable=false", "fileReservedTime=49", "deleteWhen=05"] };
            var pid = await Host.PidAsync(instance);
            Assert.Equal([$"wrote {instance.Config}/broker.conf"], (await Host.StartAsync(next)).MustWork().Changes);
            var tree = await Host.TreeAsync(instance.Paths);

            var rolled = (await Host.RollAsync(next)).MustWork();
            Assert.Equal("""["deleteWhen=05","fileReservedTime=49","longPollingEnable=false"]""", Applied(rolled));
            Assert.Contains("applied fileReservedTime=49 to the running process, it was 72", rolled.Changes);
            Assert.False(rolled.Json.GetProperty("restarted").GetBoolean());
            Assert.Equal(("05", "49", "false"), (await LiveAsync(next, "deleteWhen"), await LiveAsync(next, "fileReservedTime"), await LiveAsync(next, "longPollingEnable")));

            rolled = (await Host.RollAsync(next)).MustWork();
            Assert.Empty(rolled.Changes);
            Assert.Equal("[]", Applied(rolled));
            Assert.Equal(pid, await Host.PidAsync(next));
            // 4.7.1 writes its file anew after such a change, if it can.
            Assert.Equal(tree, await Host.TreeAsync(instance.Paths));
        }
    }

    [Fact]
    public async Task A_hot_key_that_is_taken_out_goes_back_to_its_default()
    {
        var next = Master with { Lines = ["fileReservedTime=49", "transactionTimeOut=7000"] };
        await ApplyAsync(next);
        var pid = await Host.PidAsync(Master);
        var rolled = await ApplyAsync(Master with { Lines = ["fileReservedTime=49"] });
        Assert.Equal("""["transactionTimeOut=6000"]""", Applied(rolled));
        Assert.Equal("6000", await LiveAsync(Master, "transactionTimeOut"));
        Assert.Equal(pid, await Host.PidAsync(Master));
    }

    [Fact]
    public async Task A_value_that_was_changed_by_hand_is_put_back()
    {
        (await Host.RunAsync($"""
            . {HostContainer.Kit}/remoting.sh && printf 'fileReservedTime=1\nmaxMessageSize=70000\n' >/tmp/by-hand && ask {Host.Address} {Master.Port} 25 '' /tmp/by-hand
            """)).MustWork();
        Assert.Equal("1", await LiveAsync(Master, "fileReservedTime"));
        Assert.Equal("""["fileReservedTime=72"]""", Applied((await Host.RollAsync(Master)).MustWork()));
        Assert.Equal("72", await LiveAsync(Master, "fileReservedTime"));
        // Not a hot key in this version, so not ours to change in a running process.
        Assert.Equal("70000", await LiveAsync(Master, "maxMessageSize"));
    }

    [Fact]
    public async Task A_key_that_is_not_hot_still_restarts_and_brings_the_hot_ones_along()
    {
        var pid = await Host.PidAsync(Slave);
        var rolled = await ApplyAsync(Slave with { Digest = "hot-2", Lines = ["fileReservedTime=49", "sendMessageThreadPoolNums=2"] });
        Assert.True(rolled.Json.GetProperty("restarted").GetBoolean());
        Assert.Equal("[]", Applied(rolled));
        Assert.NotEqual(pid, await Host.PidAsync(Slave));
        Assert.Equal(("49", "2"), (await LiveAsync(Slave, "fileReservedTime"), await LiveAsync(Slave, "sendMessageThreadPoolNums")));
    }

    [Fact]
    public async Task A_value_that_the_broker_does_not_take_is_a_failure_in_plain_words()
    {
        var next = Master with { Lines = ["fileReservedTime=many", "transactionTimeOut=7000"] };
        (await Host.StartAsync(next)).MustWork();
        (await Host.RollAsync(next)).MustFail("FAILED  roll broker-a-0", "it did not take every value: fileReservedTime is 72 and not many", "correct these keys");
        Assert.Equal("7000", await LiveAsync(next, "transactionTimeOut"));
    }

    [Fact]
    public async Task Another_spelling_of_the_same_value_is_no_difference()
    {
        await ApplyAsync(Master with { Lines = ["fileReservedTime=49", "longPollingEnable=false", "deleteWhen=04;16"] });
        var rolled = await ApplyAsync(Master with { Lines = ["fileReservedTime=0049", "longPollingEnable=FALSE", @"deleteWhen=\u0030\4;16"] });
        Assert.Equal("[]", Applied(rolled));
    }

    [Fact]
    public async Task The_files_of_another_configuration_say_nothing_about_the_wanted_values()
    {
        (await Host.RunAsync($"echo other >{Master.Config}/digest")).MustWork();
        (await Host.RollAsync(Master)).MustFail("its files belong to another configuration", "run 'pulumi up' again");
    }

    [Fact]
    public async Task Killed_at_any_command_and_run_again_the_value_is_there()
    {
        var next = Master with { Lines = ["fileReservedTime=49"] };
        (await Host.StartAsync(next)).MustWork();
        var killed = 0;
        foreach (var command in new[] { 600, 700, 800, 900 })
        {
            killed += await Host.KilledAtAsync(command, "roll", next) ? 1 : 0;
        }

        Assert.InRange(killed, 1, 4);
        (await Host.RollAsync(next)).MustWork();
        Assert.Equal("49", await LiveAsync(next, "fileReservedTime"));
    }

    private static string Applied(StepResult rolled) => rolled.Json.GetProperty("applied").GetRawText();

    private async Task<StepResult> ApplyAsync(Instance instance)
    {
        (await Host.StartAsync(instance)).MustWork();
        return (await Host.RollAsync(instance)).MustWork();
    }

    private async Task<string> LiveAsync(Instance instance, string key) =>
        (await Host.RunAsync($"bash {HostContainer.Kit}/remoting.sh ask {Host.Address} {instance.Port} 26 | sed -n 's/^{key}=//p'")).MustWork().Output.Trim();
}
