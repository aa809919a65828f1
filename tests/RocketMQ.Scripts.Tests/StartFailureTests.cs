namespace RocketMQ.Scripts.Tests;

/// <summary>What a person reads when a process does not come up, for real failures of real processes.</summary>
public sealed class StartFailureTests(RunningCluster cluster) : IClassFixture<RunningCluster>
{
    private HostContainer Host => cluster.Host;

    private Instance Third => Instance.Master(Host.Address) with { Name = "broker-c-0", Port = 10951, Role = "ASYNC_MASTER", Limit = 20 };

    [Fact]
    public async Task A_port_that_is_taken_is_named_with_its_holder()
    {
        (await Host.RunAsync("systemd-run -q --collect -u other-thing nc -lk 10951; until ss -Hltn 'sport = :10951' | grep -q .; do sleep 0.05; done")).MustWork();
        await FailsAsync(Third, "port 10951 is held by process", "other-thing.service", "another listenPort", "exit status 255", "gate:  port-taken");
        (await Host.RunAsync("systemctl stop other-thing")).MustWork();
        // A port of a broker, whose processes root may not look into in a container.
        await FailsAsync(Third with { Port = 10933 }, "port 10931 is held by process", cluster.Slave.Unit);
    }

    [Fact]
    public async Task A_name_that_a_running_process_elsewhere_has_is_refused_before_anything_is_written()
    {
        var second = Third with { BrokerName = "broker-a" };
        (await Host.StartAsync(second)).MustFail(
            $"another process is broker-a id 0 at the name server {Host.Address}:9876, and answers at {Host.Address}:10911", "give the group here a name of its own", "nothing was started");
        (await Host.RunAsync($"test ! -e {second.Config}/broker.conf && test ! -e /etc/systemd/system/{second.Unit}")).MustWork();
    }

    [Fact]
    public async Task A_store_in_use_is_named_with_its_user() =>
        await FailsAsync(Third with { Store = cluster.Master.StorePath }, $"its store {cluster.Master.StorePath} is in use by another broker", cluster.Master.Unit, "never delete the file 'lock'");

    [Fact]
    public async Task Other_file_sizes_over_existing_data_are_explained()
    {
        (await Host.RunAsync($"mkdir -p {Third.StorePath}/commitlog && truncate -s 2097152 {Third.StorePath}/commitlog/00000000000000000000 && chown -R rocketmq: {Third.StorePath}")).MustWork();
        await FailsAsync(Third, "another size than mappedFileSizeCommitLog", "exit status 253", "cannot be changed over existing data", "systemd does not try again");
    }

    [Fact]
    public async Task An_option_that_Java_does_not_know_is_named() =>
        await FailsAsync(Third with { JvmOptions = ["-XX:+NoSuchThing"] }, "Unrecognized VM option 'NoSuchThing'", "correct the JVM options of broker-c-0");

    [Fact]
    public async Task A_heap_that_does_not_fit_is_explained() =>
        await FailsAsync(Third with { JvmOptions = ["-Xmx4000g", "-Xms4000g"] }, "there is not enough memory", "MiB available");

    [Fact]
    public async Task Files_of_somebody_else_in_the_store_are_explained()
    {
        (await Host.RunAsync($"mkdir -p {Third.StorePath} && touch {Third.StorePath}/lock && chmod 600 {Third.StorePath}/lock")).MustWork();
        await FailsAsync(Third, "it may not read or write", "chown -R rocketmq:rocketmq");
    }

    [Fact]
    public async Task A_release_that_is_not_there_is_explained() =>
        await FailsAsync(Third with { RocketMQHome = "/usr/local/rocketmq-9.9.9" }, "ROCKETMQ_HOME (/usr/local/rocketmq-9.9.9) holds no RocketMQ release", "gate:  launch-refused");

    [Fact]
    public async Task A_name_server_that_does_not_answer_is_named()
    {
        var lost = Third with { Limit = 6, NameServers = [$"{Host.Address}:9876", $"{Host.Address}:9999"] };
        var errors = await FailsAsync(lost, $"the name server {Host.Address}:9999 does not answer (Connection refused)", $"see that the name server at {Host.Address}:9999 runs", "gate:  name-server-silent");
        Assert.DoesNotContain($"the name server {Host.Address}:9876 ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Long_wait_says_what_it_waits_for_and_how_long_it_still_will()
    {
        var lost = Third with { Limit = 6, NameServers = [$"{Host.Address}:9999"] };
        var ran = (await Host.RunAsync($"PROGRESS_EVERY=2 bash {HostContainer.Kit}/start.sh {lost.Name}", lost.Bundle)).MustFail();
        (await Host.StopAsync(lost with { OnDestroy = "delete" })).MustWork();
        Assert.Matches($"start {lost.Name}: waiting, [234] s so far, [1234] s left: (it does not answer at|the name server {Host.Address}:9999 does not answer)", ran.Errors);
    }

    [Fact]
    public async Task A_broker_that_registers_another_address_of_the_host_is_explained() =>
        await FailsAsync(Third with { Limit = 6, Ip = "127.0.0.1", Address = $"{Host.Address}:10951", NameServers = [$"{Host.Address}:9876"] },
            "knows broker-c id 0 at another address, 127.0.0.1:10951", "brokerIP1 and listenPort");

    [Fact]
    public async Task A_slave_that_cannot_reach_its_master_is_explained() =>
        await FailsAsync(Third with { Name = "broker-c-1", Role = "SLAVE", Limit = 6, Copies = [$"broker-c 0 {Host.Address}:10990 ASYNC_MASTER"] },
            "gate:  not-replicating", $"not connected to the replication port of its master, {Host.Address}:10991", $"see that the master at {Host.Address}:10990 runs");

    [Fact]
    public async Task A_missing_user_is_explained() =>
        (await Host.StartAsync(Third with { Settings = ["## set user nosuchuser"] })).MustFail("there is no user 'nosuchuser'", "the step 'prepare' makes it");

    /// <summary>The failure is short, says which step, and has no stack traces; the instance is removed afterwards.</summary>
    private async Task<string> FailsAsync(Instance instance, params string[] words)
    {
        try
        {
            var failed = (await Host.StartAsync(instance)).MustFail(["FAILED  start " + instance.Name, "  next:", .. words]);
            Assert.InRange(failed.Errors.Split('\n').Length, 5, 24);
            Assert.DoesNotMatch(@"(?m)^\s+at ", failed.Errors);
            var gate = failed.Json.GetProperty("failed").GetString();
            Assert.Contains($"\n  gate:  {gate}\n", failed.Errors, StringComparison.Ordinal);
            return failed.Errors;
        }
        finally
        {
            // The store of another one is not this one's to remove.
            var own = instance with { OnDestroy = instance.Store is null ? "delete" : "keep" };
            (await Host.StopAsync(own)).MustWork();
        }
    }
}
