using System.Text.Json;
using System.Text.RegularExpressions;

namespace RocketMQ.Scripts.Tests;

/// <summary>The commands for operators, as people call them, on a host with a name server, a master and its slave (4.7.1).</summary>
public sealed partial class CommandTests(RunningCluster cluster) : IClassFixture<RunningCluster>, IAsyncLifetime
{
    private HostContainer Host => cluster.Host;

    private string Server => $"{Host.Address}:9876";

    public async Task InitializeAsync() => await PrepareAsync($"broker-a 0={Host.Address}:10911 1={Host.Address}:10931");

    public async Task DisposeAsync() => (await Host.RunAsync("systemctl start rocketmq-namesrv")).MustWork();

    [Fact]
    public async Task Status_of_a_healthy_cluster_ends_with_0_for_everybody()
    {
        foreach (var how in new[] { "rocketmq-status", "env -i /usr/local/bin/rocketmq-status", "sudo rocketmq-status", "runuser -u nobody -- rocketmq-status", "cd / && bash -lc rocketmq-status" })
        {
            var seen = (await Host.RunAsync(how)).MustWork();
            Assert.Matches("broker-a +SYNC_MASTER +0 .* 1/1 +1/1 +-\n", seen.Output);
            Assert.Matches("broker-a +SLAVE +1 .* 1/1 +- +[0-9]+ bytes\n", seen.Output);
        }
    }

    [Fact]
    public async Task Status_names_a_planned_broker_that_is_missing()
    {
        await PrepareAsync($"broker-a 0={Host.Address}:10911 1={Host.Address}:10931 2={Host.Address}:19999");
        (await Host.RunAsync("rocketmq-status")).MustFail($"broker-a id 2 at {Host.Address}:19999 is registered at 0 of 1 name servers", "does not answer");
        Assert.False(Json(await Host.RunAsync("rocketmq-status --json")).GetProperty("ok").GetBoolean());
    }

    [Fact]
    public async Task Status_of_a_broker_closed_for_writing_is_a_failure_that_says_who_closed_it()
    {
        (await Host.RunAsync("mqadmin wipeWritePerm -b broker-a")).MustWork();
        (await Host.RunAsync("rocketmq-status")).MustFail("is closed for writing at 1 of 1 name servers");
        (await Host.RunAsync($"mqadmin updateBrokerConfig -b {Host.Address}:10911 -k brokerPermission -v 4")).MustWork();
        (await Host.RunAsync("rocketmq-status")).MustFail("is closed for writing by its own brokerPermission=4");
        (await Host.RunAsync($"mqadmin updateBrokerConfig -b {Host.Address}:10911 -k brokerPermission -v 6")).MustWork();
        (await Host.RunAsync("rocketmq-status")).MustWork();
    }

    [Fact]
    public async Task Status_of_a_name_server_that_is_down_is_a_failure()
    {
        (await Host.RunAsync("systemctl stop rocketmq-namesrv")).MustWork();
        (await Host.RunAsync("rocketmq-status")).MustFail($"the name server {Server} does not answer");
        (await Host.RunAsync("systemctl start rocketmq-namesrv; until rocketmq-status >/dev/null 2>&1; do ((SECONDS < 60)) || exit 1; done")).MustWork();
    }

    [Fact]
    public async Task Status_json_has_the_documented_fields_and_no_others()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(Checkout.Root, "docs/on-the-hosts.md"));
        var documented = Field().Matches(page).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value.Split(" or ").Order(StringComparer.Ordinal).ToArray());
        var seen = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        Walk("", Json(await Host.RunAsync("rocketmq-status --json")), seen);
        Walk("", Json(await Host.RunAsync($"bash {HostContainer.Kit}/status.sh test json", "## add nameserver 127.0.0.1:1\n")), seen);

        Assert.Equal(documented.Keys.Order(StringComparer.Ordinal), seen.Keys);
        Assert.All(seen, field => Assert.Subset(documented[field.Key].ToHashSet(), field.Value));
    }

    [Theory]
    [InlineData("rocketmq-status --xml", 2, "--json")]
    [InlineData("rocketmq-support --xml", 2, "FOLDER")]
    [InlineData("rocketmq-support /no/such/folder", 2, "no folder")]
    [InlineData("runuser -u nobody -- rocketmq-support", 1, "sudo rocketmq-support")]
    public async Task Wrong_call_says_what_is_meant(string command, int exit, string text)
    {
        var seen = await Host.RunAsync(command);
        Assert.Equal(exit, seen.ExitCode);
        Assert.Contains(text, seen.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rocketmq-status --help", "usage: rocketmq-status")]
    [InlineData("rocketmq-support --help", "usage: sudo rocketmq-support")]
    [InlineData("mqadmin --help", "usage: mqadmin")]
    [InlineData("mqadmin", "wipeWritePerm")]
    [InlineData("mqadmin help wipeWritePerm", "usage: mqadmin wipeWritePerm")]
    [InlineData("mqadmin wipeWritePerm -h", "usage: mqadmin wipeWritePerm")]
    [InlineData("env -i /usr/local/bin/mqadmin topicList", "TBW102")]
    [InlineData("bash -lc 'mqadmin clusterList'", "broker-a")]
    [InlineData("sudo mqadmin clusterList", "broker-a")]
    [InlineData("runuser -u nobody -- mqadmin clusterList", "broker-a")]
    [InlineData("JAVA_OPT=-Dx=y mqadmin brokerStatus -b $(hostname -i):10911", "commitLogMaxOffset")]
    public async Task Command_that_works_ends_with_0(string command, string text) =>
        Assert.Contains(text, (await Host.RunAsync(command)).MustWork().Output, StringComparison.Ordinal);

    [Theory]
    [InlineData("mqadmin nosuch", "nosuch failed: The sub command nosuch not exist.")]
    [InlineData("mqadmin help nosuch", "not exist")]
    [InlineData("mqadmin wipeWritePerm", "usage: mqadmin")]
    [InlineData("mqadmin wipeWritePerm -b nobody", "OK, 0")]
    [InlineData("mqadmin topicRoute -t nope", "SubCommandException")]
    [InlineData("mqadmin updateTopic -t x -c nocluster", "[error]")]
    [InlineData("mqadmin clusterList -n 127.0.0.1:1", "SubCommandException")]
    [InlineData("NAMESRV_ADDR=127.0.0.1:1 mqadmin clusterList", "SubCommandException")]
    [InlineData("mqadmin brokerStatus -b 127.0.0.1:1", "SubCommandException")]
    [InlineData("JAVA_OPT=-Xmx1k mqadmin clusterList", "mqadmin: clusterList failed")]
    public async Task Command_that_fails_ends_with_1_and_says_so_last(string command, string text)
    {
        var seen = await Host.RunAsync(command);
        Assert.Equal(1, seen.ExitCode);
        Assert.Contains(text, seen.Errors.TrimEnd().Split('\n')[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.8.0_402", false)]
    [InlineData("11.0.22", true)]
    [InlineData("17.0.10", true)]
    [InlineData("21.0.2", true)]
    public async Task Java_gets_the_options_of_its_version(string version, bool opened)
    {
        // A stand-in that says how it was called: no Java 8 takes an option of a newer one.
        await Host.WriteAsync("/opt/java/bin/java", "#!/bin/sh\necho \"$NAMESRV_ADDR $*\"\n");
        await Host.WriteAsync("/opt/java/release", $"JAVA_VERSION=\"{version}\"\n");
        var called = (await Host.RunAsync("chmod 755 /opt/java/bin/java; JAVA_HOME=/opt/java mqadmin topicRoute -t 'a b'")).MustWork().Output;
        Assert.Equal(opened, called.Contains("--add-opens=java.base/java.nio=ALL-UNNAMED", StringComparison.Ordinal));
        Assert.DoesNotContain("ext.dirs", called, StringComparison.Ordinal);
        Assert.StartsWith($"{Server} -Xms", called, StringComparison.Ordinal);
        Assert.EndsWith("org.apache.rocketmq.tools.command.MQAdminStartup topicRoute -t a b\n", called, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Java_that_is_too_old_is_named()
    {
        await Host.WriteAsync("/opt/java/bin/java", "#!/bin/sh\n");
        await Host.WriteAsync("/opt/java/release", "JAVA_VERSION=\"1.7.0_80\"\n");
        (await Host.RunAsync("chmod 755 /opt/java/bin/java; JAVA_HOME=/opt/java mqadmin clusterList")).MustFail("/opt/java/bin/java is Java 7", "8 to 21");
    }

    [Fact]
    public async Task Output_of_a_command_passes_whole_to_a_reader_that_leaves_early() =>
        Assert.Equal("1\n", (await Host.RunAsync("mqadmin topicList | head -n 1 | wc -l")).MustWork().Output);

    // By path: what kinds of value stand there. The entries of a list of texts are its own affair.
    private static void Walk(string path, JsonElement value, IDictionary<string, SortedSet<string>> seen)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var field in value.EnumerateObject()) Walk(path.Length == 0 ? field.Name : $"{path}.{field.Name}", field.Value, seen);
            return;
        }

        if (!seen.TryGetValue(path, out var kinds)) seen[path] = kinds = new SortedSet<string>(StringComparer.Ordinal);
        kinds.Add(Kind(value));
        if (value.ValueKind != JsonValueKind.Array) return;
        foreach (var entry in value.EnumerateArray().Where(e => e.ValueKind != JsonValueKind.String)) Walk(path + "[]", entry, seen);
    }

    private static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => "boolean",
        var kind => kind.ToString().ToLowerInvariant(),
    };

    private static JsonElement Json(StepResult result) => JsonDocument.Parse(Assert.Single(result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries))).RootElement;

    private async Task PrepareAsync(string brokers)
    {
        var bundle = StepBundles.Prepare(Host.Address, "## set directory /usr/local/rocketmq-4.7.1", $"## set name-servers {Server}", $"## add brokers {brokers}");
        (await Host.StepFromUploadAsync("prepare", bundle, "rocketmq01")).MustWork();
    }

    [GeneratedRegex(@"^\| `([^`]+)` \| (string|number|number or null|boolean|array) \|", RegexOptions.Multiline)]
    private static partial Regex Field();
}
