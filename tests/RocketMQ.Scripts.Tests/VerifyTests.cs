namespace RocketMQ.Scripts.Tests;

public sealed class VerifyTests(RunningCluster cluster) : IClassFixture<RunningCluster>
{
    private HostContainer Host => cluster.Host;

    [Fact]
    public async Task A_healthy_cluster_is_shown_as_a_table_with_a_message_through_its_master()
    {
        var json = (await VerifyAsync(Bundle())).MustWork().Json;
        Assert.Equal(1, json.GetProperty("nameServers").GetInt32());
        var brokers = json.GetProperty("brokers").EnumerateArray().ToArray();
        Assert.Equal(["SYNC_MASTER", "SLAVE"], brokers.Select(b => b.GetProperty("role").GetString()));
        Assert.All(brokers, b => Assert.Equal("1/1 0 V4_7_1", $"{b.GetProperty("registeredAt")} {b.GetProperty("behind")} {b.GetProperty("version")}"));
        Assert.Equal("SEND_OK", Assert.Single(json.GetProperty("messages").EnumerateArray()).GetProperty("status").GetString());
        Assert.Empty(json.GetProperty("warnings").EnumerateArray());
    }

    [Fact]
    public async Task Every_thing_that_is_wrong_is_named()
    {
        var failed = await VerifyAsync(Bundle(1) + $"## add nameserver {Host.Address}:9999\n## add broker broker-a 2 {Host.Address}:10951 SLAVE\n");
        failed.MustFail(
            $"the name server {Host.Address}:9999 does not answer (Connection refused)",
            $"broker-a id 2 is not registered at the name server {Host.Address}:9876",
            $"broker-a id 2 does not answer at {Host.Address}:10951",
            "gate:  not-registered, name-server-silent, broker-silent",
            $"see that the name server at {Host.Address}:9999 runs");
        Assert.Equal("not-registered, name-server-silent, broker-silent", failed.Json.GetProperty("failed").GetString());
        Assert.DoesNotContain("broker-a id 1", failed.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Name_servers_alone_are_asked_whether_they_answer()
    {
        var servers = string.Join('\n', Bundle(1).Split('\n').Where(l => !l.Contains("add broker", StringComparison.Ordinal)));
        var json = (await VerifyAsync(servers)).MustWork().Json;
        Assert.Equal((1, 0, 0), (json.GetProperty("nameServers").GetInt32(), json.GetProperty("brokers").GetArrayLength(), json.GetProperty("messages").GetArrayLength()));
        (await VerifyAsync(servers + $"## add nameserver {Host.Address}:9999\n")).MustFail($"the name server {Host.Address}:9999 does not answer");
        (await VerifyAsync("## set timeout 1\n")).MustFail("it names no name server");
    }

    [Fact]
    public async Task A_broker_under_another_address_is_named_with_both()
    {
        var bundle = Bundle(1).Replace($"{Host.Address}:10931", "127.0.0.1:10931", StringComparison.Ordinal);
        (await VerifyAsync(bundle)).MustFail($"broker-a id 1 is registered at the name server {Host.Address}:9876 as {Host.Address}:10931, not 127.0.0.1:10931");
    }

    [Fact]
    public async Task A_sync_master_whose_slave_is_gone_fails_in_plain_words_unless_it_shall_have_none()
    {
        (await Host.RunAsync($"systemctl stop {cluster.Slave.Unit}")).MustWork();
        try
        {
            var alone = string.Join('\n', Bundle(2).Split('\n').Where(l => !l.Contains("SLAVE", StringComparison.Ordinal)));
            var json = (await VerifyAsync(alone)).MustWork().Json;
            Assert.Contains("without a slave", Assert.Single(json.GetProperty("warnings").EnumerateArray()).GetString(), StringComparison.Ordinal);
            // The same process under a second name: what is registered counts, not what answers.
            var other = alone + $"## add broker broker-b 0 {Host.Address}:10911 SYNC_MASTER\n";
            (await VerifyAsync(other)).MustFail("broker-b id 0 is not registered");
            (await VerifyAsync(Bundle(1))).MustFail("broker-a id 1 is not registered");
        }
        finally
        {
            (await Host.StartAsync(cluster.Slave)).MustWork();
        }
    }

    [Fact]
    public async Task A_master_without_a_topic_of_its_name_is_skipped_with_a_warning()
    {
        var silent = Instance.Master(Host.Address) with { Name = "broker-q-0", Port = 10971, Role = "ASYNC_MASTER", Lines = ["brokerTopicEnable=false", "autoCreateTopicEnable=false"] };
        (await Host.StartAsync(silent)).MustWork();
        try
        {
            var json = (await VerifyAsync(Bundle() + $"## add broker broker-q 0 {Host.Address}:10971 ASYNC_MASTER\n")).MustWork().Json;
            Assert.Contains("brokerTopicEnable=false", Assert.Single(json.GetProperty("warnings").EnumerateArray()).GetString(), StringComparison.Ordinal);
            Assert.Equal(["SEND_OK", "SKIPPED"], json.GetProperty("messages").EnumerateArray().Select(m => m.GetProperty("status").GetString()));
        }
        finally
        {
            (await Host.StopAsync(silent)).MustWork();
        }
    }

    [Theory]
    [InlineData("## add nameserver $(touch /root/pwned):9876")]
    [InlineData("## add nameserver 10.0.0.1:a[$(touch /root/pwned)]")]
    [InlineData("## add broker b a[$(touch${IFS}/root/pwned)] 10.0.0.1:1 SLAVE")]
    [InlineData("## set timeout a[$(touch /root/pwned)]")]
    public async Task Hostile_values_are_refused_and_never_run(string line)
    {
        (await VerifyAsync(Bundle() + line + "\n")).MustFail("reading the step's input");
        (await Host.RunAsync("test ! -e /root/pwned")).MustWork();
    }

    private Task<StepResult> VerifyAsync(string bundle) => Host.StepAsync("verify", bundle, "test");

    private string Bundle(int limit = 20) => $"""
        ## set timeout {limit}
        ## add nameserver {Host.Address}:9876
        ## add broker broker-a 0 {Host.Address}:10911 SYNC_MASTER
        ## add broker broker-a 1 {Host.Address}:10931 SLAVE

        """;
}
