namespace RocketMQ.Scripts.Tests;

public sealed class RollTests(RunningCluster cluster) : IClassFixture<RunningCluster>, IAsyncLifetime
{
    private static int generation;

    private HostContainer Host => cluster.Host;

    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>Whatever a test did, the three instances run with their first configuration again.</summary>
    public async Task DisposeAsync()
    {
        foreach (var instance in new[] { cluster.NameServer, cluster.Master, cluster.Slave })
        {
            (await Host.StartAsync(instance)).MustWork();
            (await Host.RollAsync(instance)).MustWork();
        }
    }

    [Fact]
    public async Task A_process_that_runs_what_is_wanted_is_only_proven()
    {
        string[] paths = [.. cluster.Master.Paths, .. cluster.Slave.Paths];
        var tree = await Host.TreeAsync(paths);
        foreach (var instance in new[] { cluster.NameServer, cluster.Slave, cluster.Master })
        {
            var pid = await Host.PidAsync(instance);
            var rolled = (await Host.RollAsync(instance)).MustWork();
            Assert.Empty(rolled.Changes);
            Assert.False(rolled.Json.GetProperty("restarted").GetBoolean());
            Assert.Equal(pid, await Host.PidAsync(instance));
        }

        Assert.Equal(tree, await Host.TreeAsync(paths));
    }

    [Fact]
    public async Task A_new_configuration_is_taken_over_by_one_restart_and_the_old_files_are_kept()
    {
        foreach (var instance in new[] { Next(cluster.Slave), Next(cluster.Master) })
        {
            var (pid, old) = (await Host.PidAsync(instance), await Host.ReadAsync($"{instance.Config}/broker.conf"));
            (await Host.StartAsync(instance)).MustWork();
            Assert.True((await Host.RollAsync(instance)).MustWork().Json.GetProperty("restarted").GetBoolean());

            Assert.NotEqual(pid, await Host.PidAsync(instance));
            Assert.Equal(instance.Digest, await Host.RunningDigestAsync(instance));
            Assert.Equal(old, await Host.ReadAsync($"{instance.Config}/.previous{instance.Config}/broker.conf"));
            (await Host.RunAsync($"grep -q fileReservedTime=49 {instance.Config}/broker.conf && test ! -e {instance.Config}/.next")).MustWork();
            pid = await Host.PidAsync(instance);
            Assert.Empty((await Host.RollAsync(instance)).MustWork().Changes);
            Assert.Equal(pid, await Host.PidAsync(instance));
        }

        (await VerifyAsync()).MustWork();
    }

    [Fact]
    public async Task A_name_server_knows_all_brokers_again_before_the_next_may_follow()
    {
        var next = Next(cluster.NameServer);
        (await Host.StartAsync(next)).MustWork();
        (await Host.RollAsync(next)).MustWork();
        var known = (await Host.RunAsync($"bash {HostContainer.Kit}/remoting.sh cluster {Host.Address} 9876")).MustWork().Output;
        Assert.Equal(2, known.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task A_name_server_is_not_stopped_while_another_does_not_answer()
    {
        var next = Next(cluster.NameServer) with { NameServers = [$"{Host.Address}:9876", $"{Host.Address}:9999"] };
        await IsRefusedAsync(next, $"the name server {Host.Address}:9999 does not answer", "gate:  name-server-silent");
    }

    [Fact]
    public async Task A_master_is_not_stopped_while_its_slave_is_down_but_a_slave_that_is_down_may_start()
    {
        (await Host.RunAsync($"systemctl stop {cluster.Slave.Unit}")).MustWork();
        await IsRefusedAsync(Next(cluster.Master), $"its copy broker-a id 1 at {Host.Address}:10931 does not answer", "was left as it is", "gate:  broker-silent");
        var down = Next(cluster.Slave);
        Assert.True((await Host.RollAsync(cluster.Slave)).MustWork().Json.GetProperty("restarted").GetBoolean());
        Assert.NotEqual(down.Digest, await Host.RunningDigestAsync(down));
    }

    [Fact]
    public async Task A_slave_is_not_stopped_while_its_master_is_down()
    {
        (await Host.RunAsync($"systemctl stop {cluster.Master.Unit}")).MustWork();
        await IsRefusedAsync(Next(cluster.Slave), $"its copy broker-a id 0 at {Host.Address}:10911 does not answer");
    }

    [Fact]
    public async Task A_configuration_that_does_not_start_is_explained_and_the_old_files_are_there()
    {
        var bad = Next(cluster.Slave) with { JvmOptions = ["-XX:+NoSuchThing"] };
        (await Host.StartAsync(bad)).MustWork();
        (await Host.RollAsync(bad)).MustFail("FAILED  roll broker-a-1", "Unrecognized VM option 'NoSuchThing'", "correct the JVM options");
        Assert.DoesNotContain("NoSuchThing", await Host.ReadAsync($"{bad.Config}/.previous{bad.Config}/jvm.options"), StringComparison.Ordinal);
        // A correction starts at once; the roll after it has only to prove it.
        var good = Next(cluster.Slave);
        (await Host.StartAsync(good)).MustWork();
        Assert.False((await Host.RollAsync(good)).MustWork().Json.GetProperty("restarted").GetBoolean());
    }

    [Fact]
    public async Task Going_back_is_staged_by_start_and_rolled_also_while_the_master_is_down()
    {
        var old = cluster.Slave;
        var bad = Next(old) with { Lines = ["listenPort=10971"], Limit = 6 };
        (await Host.StartAsync(bad)).MustWork();
        (await Host.RollAsync(bad)).MustFail("FAILED  roll broker-a-1");
        Assert.Equal(bad.Digest, await Host.RunningDigestAsync(bad));

        // It does no work that a restart could take away, so it need not wait for its master.
        (await Host.RunAsync($"systemctl stop {cluster.Master.Unit}")).MustWork();
        Assert.True((await Host.StartAsync(old)).MustWork().Json.GetProperty("staged").GetBoolean());
        Assert.Equal(bad.Digest, await Host.RunningDigestAsync(bad));
        var rolled = (await Host.RollAsync(old)).MustWork();
        Assert.True(rolled.Json.GetProperty("restarted").GetBoolean());
        Assert.Contains("does not answer", rolled.Errors, StringComparison.Ordinal);
        Assert.Equal(old.Digest, await Host.RunningDigestAsync(old));
        (await Host.RunAsync($"grep -qx 'listenPort={old.Port}' {old.Config}/broker.conf && test ! -e {old.Config}/.next")).MustWork();
        (await Host.StartAsync(cluster.Master)).MustWork();
        Assert.Empty((await Host.StartAsync(old)).MustWork().Changes);
        (await VerifyAsync()).MustWork();
    }

    [Fact]
    public async Task Slave_that_lags_may_be_restarted_and_its_master_may_not()
    {
        var old = cluster.Slave;
        var lags = Next(old) with { Lines = ["haMasterAddress=192.0.2.1:10912"], Limit = 15 };
        (await Host.StartAsync(lags)).MustWork();
        (await Host.RollAsync(lags)).MustFail("FAILED  roll broker-a-1", "replication port");
        (await Host.RunAsync(
            $". {HostContainer.Kit}/prelude.sh; . {HostContainer.Kit}/remoting.sh; printf lag >/tmp/body; send_message {Host.Address} 10911 broker-a 0 /tmp/body && echo ${{SENT[status]}}")).MustWork();
        await IsRefusedAsync(Next(cluster.Master) with { Limit = 6 }, "gate:  slave-behind", "bytes behind its master", "reaches its master's replication port");
        (await Host.StartAsync(cluster.Master)).MustWork();

        (await Host.StartAsync(old)).MustWork();
        Assert.True((await Host.RollAsync(old)).MustWork().Json.GetProperty("restarted").GetBoolean());
        (await VerifyAsync()).MustWork();
    }

    [Fact]
    public async Task Start_of_what_was_started_before_leaves_the_gates_to_the_roll()
    {
        var known = cluster.Slave with { Settings = ["## set owner test/broker-a-1"], Limit = 6 };
        (await Host.StartAsync(known)).MustWork();
        (await Host.RunAsync($"systemctl stop {cluster.Master.Unit}")).MustWork();
        // A slave without its master: what is asked of it is that it answers.
        (await Host.StartAsync(known)).MustWork();
        (await Host.RunAsync($"systemctl stop {known.Unit}")).MustWork();
        Assert.Contains($"started {known.Unit}", (await Host.StartAsync(known)).MustWork().Changes);
        (await Host.RunAsync($"rm {known.Config}/.owner")).MustWork();
        (await Host.StartAsync(known)).MustFail("replication port");
        (await Host.StartAsync(cluster.Master)).MustWork();
        (await Host.RollAsync(known with { Limit = 40 })).MustWork();
    }

    [Fact]
    public async Task Verify_opens_a_master_that_was_closed_for_writing_at_a_name_server()
    {
        (await Host.RunAsync($"bash {HostContainer.Kit}/remoting.sh ask {Host.Address} 9876 205 '{{\"brokerName\":\"broker-a\"}}'")).MustWork();
        Assert.Equal("5", await PermissionAsync());
        var verified = (await VerifyAsync()).MustWork();
        Assert.Contains("opened broker-a for writing again", Assert.Single(verified.Changes), StringComparison.Ordinal);
        Assert.Equal("7", await PermissionAsync());
        Assert.Empty((await VerifyAsync()).MustWork().Changes);

        // Read 4, write 2, inherit 1.
        async Task<string> PermissionAsync() =>
            (await Host.RunAsync($". {HostContainer.Kit}/prelude.sh; . {HostContainer.Kit}/remoting.sh; route_permission {Host.Address} 9876 broker-a broker-a; printf '%s' \"$PERMISSION\"")).MustWork().Output;
    }

    [Fact]
    public async Task Without_the_new_files_nothing_is_stopped()
    {
        var pid = await Host.PidAsync(cluster.Slave);
        (await Host.RollAsync(Next(cluster.Slave))).MustFail("they are not on this host", "run 'pulumi up' again");
        Assert.Equal(pid, await Host.PidAsync(cluster.Slave));
    }

    [Fact]
    public async Task Killed_at_any_command_and_run_again_it_ends_with_the_new_configuration()
    {
        var killed = 0;
        foreach (var command in LongForm.Of([420, 540, 640, 720, 800, 900]))
        {
            var next = Next(cluster.Slave);
            var old = await Host.ReadAsync($"{next.Config}/digest");
            (await Host.StartAsync(next)).MustWork();
            killed += await Host.KilledAtAsync(command, "roll", next) ? 1 : 0;
            // What the next `up` does: first start, then roll.
            (await Host.StartAsync(next)).MustWork();
            (await Host.RollAsync(next)).MustWork();
            Assert.Equal(next.Digest, await Host.RunningDigestAsync(next));
            (await Host.RunAsync($"test ! -e {next.Config}/.next && test \"$(cat {next.Config}/.previous{next.Config}/digest)\" = '{old.Trim()}'")).MustWork();
        }

        Assert.InRange(killed, LongForm.AtLeast(3), 6);
        (await VerifyAsync()).MustWork();
    }

    private static Instance Next(Instance instance) =>
        instance with { Digest = $"roll-{++generation}", Lines = instance.IsBroker ? ["fileReservedTime=49"] : ["# changed"] };

    private async Task IsRefusedAsync(Instance next, params string[] words)
    {
        var (pid, old) = (await Host.PidAsync(next), await Host.ReadAsync($"{next.Config}/digest"));
        (await Host.StartAsync(next)).MustWork();
        (await Host.RollAsync(next)).MustFail(["making sure that", .. words]);
        Assert.Equal(pid, await Host.PidAsync(next));
        Assert.Equal(old, await Host.ReadAsync($"{next.Config}/digest"));
    }

    private Task<StepResult> VerifyAsync() => Host.StepAsync("verify", $"""
        ## set timeout 30
        ## add nameserver {Host.Address}:9876
        ## add broker broker-a 0 {Host.Address}:10911 SYNC_MASTER
        ## add broker broker-a 1 {Host.Address}:10931 SLAVE

        """, "test");
}
