using System.Text.Json.Nodes;
using NJsonSchema;
using RocketMQ.Model.Rendering;
using RocketMQ.Model.Rollout;
using RocketMQ.Model.Topology;

namespace RocketMQ.Live.Tests;

/// <summary>
/// What a preview and an <c>up</c> print, in which order and how much, and the file for a pipeline; by a stack whose state is written by hand. No hosts are
/// needed: a preview connects to none, and a refused run neither.
/// </summary>
public sealed class PreviewTextTests : IAsyncLifetime
{
    private const string Change = "What this does to what runs, against the last `up` that went through:";
    private const string Order = "Order of the roll, one at a time";
    private const string Accept = "  rocketmq:rules: { disable: { RMQ045: \"closed network\" } }";

    private static readonly string[] Names = ["rocketmq01", "rocketmq02", "rocketmq03", "rocketmq04"];

    private readonly string folder = Directory.CreateTempSubdirectory("rocketmq-live-").FullName;
    private LiveStack stack = null!;

    private string Report => Path.Combine(folder, "findings.json");

    public async Task InitializeAsync()
    {
        stack = await LiveStack.InitAsync("live-text", folder);
        (await Shell.RunAsync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", Path.Combine(folder, "key")])).MustWork();
        await SetAppliedAsync();
    }

    public Task DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Preview_change_and_order_stand_first_then_findings_on_one_screen()
    {
        Configure("fileReservedTime: 72, sendMessageThreadPoolNums: 2", Accept);
        var lines = Said(await stack.PreviewAsync());
        Assert.StartsWith(Change, lines[0], StringComparison.Ordinal);
        var (order, findings, accepted) = (At(lines, Order), At(lines, "Findings ("), At(lines, "Accepted: RMQ045 (closed network)"));
        Assert.True(order > 0 && findings > order && accepted > findings, string.Join('\n', lines));
        Assert.Matches("^1\\. +broker-a-1 +on rocketmq03 +restart ", lines[order + 1]);
        Assert.Matches("^4\\. +broker-b-0 +on rocketmq02 +restart ", lines[order + 4]);
        Assert.InRange(lines.Count, 10, 40);
        Assert.Single(lines, l => l.Contains("RMQ045", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Preview_without_a_restart_says_so_in_one_line()
    {
        Configure("fileReservedTime: 120");
        var lines = Said(await stack.PreviewAsync());
        Assert.Equal(ChangeText.Nothing, lines[0]);
        Assert.DoesNotContain(lines, l => l.StartsWith(Order, StringComparison.Ordinal));
        Assert.InRange(lines.Count, 2, 12);
    }

    [Fact]
    public async Task Report_is_written_by_every_run_and_never_over_another_file()
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(Checkout.Folder, "docs", "findings.schema.json"));
        var set = $"  rocketmq:report: {Report}";

        Configure("fileReservedTime: 72", $"{Accept}\n{set}");
        Assert.Contains($"All of this in full: {Report}", (await stack.PreviewAsync()).MustWork().All, StringComparison.Ordinal);
        var passed = await ReadAsync("preview", "passed");
        Assert.Contains(passed["findings"]!.AsArray(), f => f!["id"]!.ToString() == "RMQ045" && f["accepted"]!.ToString() == "closed network");

        Configure("flushCommitLogLeastPage: 4", set);
        var refused = (await stack.UpAloneAsync()).MustFail();
        Assert.Contains("is refused, nothing was changed on any host (1 error)", refused.All, StringComparison.Ordinal);
        var wrong = Assert.Single((await ReadAsync("up", "refused"))["findings"]!.AsArray(), f => f!["severity"]!.ToString() == "error")!;
        Assert.Equal(("RMQ020", "cluster.properties.flushCommitLogLeastPage", 4), (wrong["id"]!.ToString(), wrong["field"]!.ToString(), wrong["instances"]!.AsArray().Count));

        Configure("fileReservedTime: {}", set);
        (await stack.PreviewAsync()).MustFail();
        Assert.Equal("cluster.properties.fileReservedTime", Assert.Single((await ReadAsync("preview", "refused"))["findings"]!.AsArray(), f => f!["severity"]!.ToString() == "error")!["field"]!.ToString());

        await File.WriteAllTextAsync(Report, "{ \"format\": \"mine\" }");
        Configure("fileReservedTime: 72", set);
        Assert.Contains($"report: {Report} exists and is no report of this program", (await stack.PreviewAsync()).MustFail().All, StringComparison.Ordinal);
        Assert.Equal("{ \"format\": \"mine\" }", await File.ReadAllTextAsync(Report));

        async Task<JsonNode> ReadAsync(string run, string outcome)
        {
            var text = await File.ReadAllTextAsync(Report);
            Assert.Empty(schema.Validate(text));
            var report = JsonNode.Parse(text)!;
            Assert.Equal(("organization/rocketmq/live-text", run, outcome), (report["stack"]!.ToString(), report["run"]!.ToString(), report["outcome"]!.ToString()));
            return report;
        }
    }

    private static int At(List<string> lines, string begin) => lines.FindIndex(l => l.StartsWith(begin, StringComparison.Ordinal));

    /// <summary>What the program said: the part of the output between the headings of the engine.</summary>
    private static List<string> Said(Ran ran)
    {
        var lines = ran.MustWork().Output.Split('\n').Select(l => l.Trim()).ToList();
        var begin = lines.IndexOf("Diagnostics:");
        Assert.True(begin >= 0, ran.All);
        return [.. lines.Skip(begin + 2).TakeWhile(l => l is not ("Outputs:" or "Resources:")).Where(l => l.Length > 0)];
    }

    private static string Node(int i) => $"{Names[i]}: {{ address: 10.99.0.{i + 1}, hostKey: \"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f\" }}";

    private void Configure(string properties, string more = "")
    {
        stack.Write($$"""
            config:
              rocketmq:hosts:
                kind: ssh
                privateKeyFile: {{Path.Combine(folder, "key")}}
                nodes: { {{string.Join(", ", Names.Select((_, i) => Node(i)))}} }
              rocketmq:cluster:
                nameServers: [{{string.Join(", ", Names)}}]
                brokerGroups:
                  broker-a: { master: rocketmq01, slaves: [rocketmq03] }
                  broker-b: { master: rocketmq02, slaves: [rocketmq04] }
                brokerRole: SYNC_MASTER
                flushDiskType: ASYNC_FLUSH
                heap: { broker: 4g, nameServer: 512m }
                properties: { {{properties}} }
            {{more}}
            """);
    }

    /// <summary>Gives the stack the record of an <c>up</c> that went through.</summary>
    private async Task SetAppliedAsync()
    {
        var plan = ClusterPlanner.Plan(new()
        {
            Hosts = [.. Names.Select((n, i) => new HostSpec { Name = n, Address = $"10.99.0.{i + 1}" })],
            NameServers = [.. Names.Select(n => new NameServerSpec { Host = n })],
            BrokerGroups =
            [
                new() { Name = "broker-a", Master = new() { Host = "rocketmq01" }, Slaves = [new() { Host = "rocketmq03" }] },
                new() { Name = "broker-b", Master = new() { Host = "rocketmq02" }, Slaves = [new() { Host = "rocketmq04" }] },
            ],
            MasterRole = BrokerRole.SyncMaster,
            FlushDiskType = FlushDiskType.AsyncFlush,
            Heap = new() { BrokerMiB = 4096, NameServerMiB = 512 },
            Properties = new Dictionary<string, string> { ["fileReservedTime"] = "120" },
        });
        var state = JsonNode.Parse((await stack.PulumiAsync("stack", "export")).MustWork().Output)!;
        state["deployment"]!["resources"] = new JsonArray(new JsonObject
        {
            ["urn"] = "urn:pulumi:live-text::rocketmq::pulumi:pulumi:Stack::rocketmq-live-text",
            ["custom"] = false,
            ["type"] = "pulumi:pulumi:Stack",
            ["outputs"] = new JsonObject { ["configuration"] = RunningClusterText.Write(RunningCluster.Of(plan)) },
        });
        var file = Path.Combine(folder, "state.json");
        await File.WriteAllTextAsync(file, state.ToJsonString());
        (await stack.PulumiAsync("stack", "import", "--file", file)).MustWork();
    }
}
