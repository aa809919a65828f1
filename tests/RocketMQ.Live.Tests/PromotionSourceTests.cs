using System.Text.Json.Nodes;
using RocketMQ.Components;
using RocketMQ.Model.Promotion;
using RocketMQ.Model.Rendering;
using RocketMQ.Model.Topology;

namespace RocketMQ.Live.Tests;

/// <summary>
/// What a stack says of the stack or file that it is promoted from, by stacks whose state is written by hand. No hosts are needed: a refusal connects to
/// none, and a preview neither.
/// </summary>
public sealed class PromotionSourceTests : IAsyncLifetime
{
    private const string Number = "0a1b2c3d4e5f";

    private static readonly string Sum = File.ReadLines(Path.Combine(Checkout.Folder, "archives", "SHA512SUMS"))
        .First(l => l.Contains("rocketmq", StringComparison.Ordinal) && l.Contains("4.7.1", StringComparison.Ordinal)
            && !l.Contains("source", StringComparison.Ordinal)).Split(' ')[0];

    private readonly string folder = Directory.CreateTempSubdirectory("rocketmq-live-").FullName;
    private LiveStack staging = null!;
    private LiveStack production = null!;

    public async Task InitializeAsync()
    {
        staging = await LiveStack.InitAsync("live-staging", folder);
        production = await LiveStack.InitAsync("live-production", folder);
        (await Shell.RunAsync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", Path.Combine(folder, "key")])).MustWork();
    }

    public Task DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_stack_is_refused_for_each_reason_in_words_of_its_own()
    {
        await RefusedAsync("{ from: live-nowhere }", "there is no stack organization/rocketmq/live-nowhere in this backend (file://", "promotion.fromFile");
        await RefusedAsync("{ from: acme/rocketmq/live-staging }", "there is no stack acme/rocketmq/live-staging in this backend", "pulumi stack ls");
        await RefusedAsync("{ from: live-production }", "is this stack itself", "the environment before it");
        await RefusedAsync("{ from: live-staging }", "live-staging has no outputs", "Run `pulumi up` there first");
        await SetAsync(new() { ["bucket"] = "x" });
        await RefusedAsync("{ from: live-staging }", "is not a stack of this program", "Name a stack");
        await SetAsync(new() { ["release"] = "4.7.1", ["configuration"] = "{}" });
        await RefusedAsync("{ from: live-staging }", "was made by an older version of this library", "Run `pulumi up` there with this version");
        await SetAsync(new() { ["promotion"] = "yes" });
        await RefusedAsync("{ from: live-staging }", "the output promotion of organization/rocketmq/live-staging has another shape: it is a text",
            "pulumi stack output promotion --json");
        await SetAsync(new() { ["promotion"] = new JsonObject { ["format"] = "0" } });
        await RefusedAsync("{ from: live-staging }", "made by an older version of this library (form", "Run `pulumi up` there");

        await SetAsync(Promotion(Record(sum: 'f')));
        await RefusedAsync("{ from: live-staging }", "1 thing has not passed in acme/rocketmq/live-staging", "sha512 ", "other archive");
        await SetAsync(Promotion(Record(library: "1.0.0+0000000000000000")));
        await RefusedAsync("{ from: live-staging }", "library ", "1.0.0+0000000000000000", LibraryVersion.Text);
        await SetAsync(Promotion(Record(version: "4.9.8", value: "72")));
        await RefusedAsync("{ from: live-staging }", "2 things have not passed", "SETTING ", "release ", "fileReservedTime ", "120", "72");
        await SetAsync(Promotion(Record()), "ffffffffffff");
        await RefusedAsync("{ from: live-staging }", "has not gone through", "run `pulumi up` there until it goes through");
        await SetAsync(Promotion(Record(hours: 1)));
        await RefusedAsync("{ from: live-staging, soak: 2h }", "running for 1 h ", "promotion.soak 2h", "wait until ");
        await SetAsync(Promotion(Record(hours: -3)));
        await RefusedAsync("{ from: live-staging }", "on this machine", "NTP");
    }

    [Fact]
    public async Task What_has_passed_goes_on_also_as_a_saved_plan_until_the_stack_before_it_changes()
    {
        await SetAsync(Promotion(Record()));
        Configure("{ from: live-staging, soak: 30m }");
        var plan = Path.Combine(folder, "plan.json");
        Assert.Contains("all that is wanted here passed there", (await production.PreviewAsync("--save-plan", plan)).MustWork().All, StringComparison.Ordinal);
        await SetAsync(Promotion(Record()), "ffffffffffff");
        Assert.Contains("has not gone through", (await production.UpAloneAsync("--plan", plan)).MustFail().All, StringComparison.Ordinal);
        // The same by the script for pipelines: refused at once; and without a yes nothing is done.
        Assert.Equal(1, (await production.ScriptAsync("examples/promote.sh", "yes\n")).ExitCode);
        await SetAsync(Promotion(Record()));
        Assert.Equal(3, (await production.ScriptAsync("examples/promote.sh", "no\n")).ExitCode);
        // A value that differs by intent, and an emergency.
        await SetAsync(Promotion(Record(value: "72")));
        Configure("{ from: live-staging, differs: [fileReservedTime] }");
        (await production.PreviewAsync()).MustWork();
        Configure("{ from: live-staging, override: staging was overtaken by events }");
        var preview = (await production.PreviewAsync()).MustWork();
        Assert.Contains("this stack runs what has not passed, for the reason: staging was overtaken by events", preview.All, StringComparison.Ordinal);
        Assert.Contains("Not passed there:", preview.All, StringComparison.Ordinal);
        Assert.Contains("runs what has not passed before it, by promotion.override: staging was overtaken by events",
            (await production.PreviewAsync("--diff")).All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_another_backend_is_checked_in_the_same_way()
    {
        var file = Path.Combine(folder, "staging.json");
        var from = $"{{ fromFile: {file} }}";
        await RefusedAsync(from, $"there is no file {file}", "pulumi stack output promotion --json");
        var good = PromotionText.Write(Record(hours: 49)).ToJsonString(new() { WriteIndented = true });
        await File.WriteAllTextAsync(file, "");
        await RefusedAsync(from, "is empty", "look at the pipeline");
        await File.WriteAllTextAsync(file, good[..(good.Length / 2)]);
        await RefusedAsync(from, "is cut off", "Write it anew");
        await File.WriteAllTextAsync(file, good.Replace("\"4.7.1\"", "\"4.9.8\"", StringComparison.Ordinal));
        await RefusedAsync(from, "was edited", "promotion.override");
        await File.WriteAllTextAsync(file, good);
        await RefusedAsync($"{{ from: live-dev, fromFile: {file} }}", "is of another cluster: acme/rocketmq/live-staging", "Give the file of that stack");
        await File.WriteAllTextAsync(file, PromotionText.Write(Record(version: "4.9.8")).ToJsonString());
        await RefusedAsync(from, "CFG019", "promotion.fromFile", "release ");
        await File.WriteAllTextAsync(file, good);
        Configure($"{{ from: live-staging, fromFile: {file}, soak: 2d }}");
        Assert.Contains($"acme/rocketmq/live-staging (file {file}), up {Number} of ", (await production.PreviewAsync()).MustWork().All,
            StringComparison.Ordinal);
    }

    private static JsonObject Promotion(PromotionRecord record) => new() { ["promotion"] = PromotionText.Write(record) };

    private static PromotionRecord Record(string version = "4.7.1", char? sum = null, string? library = null, string value = "120", double hours = 1)
    {
        var plan = ClusterPlanner.Plan(new()
        {
            Hosts = [new() { Name = "mq1", Address = "10.99.0.9" }],
            NameServers = [new() { Host = "mq1" }],
            BrokerGroups = [new() { Name = "broker-a", Master = new() { Host = "mq1" } }],
            MasterRole = BrokerRole.AsyncMaster,
            Properties = new Dictionary<string, string> { ["fileReservedTime"] = value },
            Heap = new() { BrokerMiB = 512, NameServerMiB = 256 },
        });
        return new()
        {
            Stack = "acme/rocketmq/live-staging",
            Deployment = "s0123456789ab",
            Cluster = "staging",
            Up = new(Number, DateTimeOffset.UtcNow.AddHours(-hours)),
            State = new()
            {
                Version = version,
                Sha512 = sum is { } digit ? new string(digit, 128) : Sum,
                Library = library ?? LibraryVersion.Text,
                Configuration = EffectiveConfiguration.Of(plan, holdsSecrets: false),
            },
            Intents = IntentsDigest.Of([("rocketmq-mq1-intent", Number)]),
        };
    }

    /// <summary>Gives staging a state: outputs, and the number of a wish.</summary>
    private async Task SetAsync(JsonObject outputs, string number = Number)
    {
        var state = JsonNode.Parse((await staging.PulumiAsync("stack", "export")).MustWork().Output)!;
        var intents = outputs.ContainsKey("promotion") && outputs["promotion"] is JsonObject ? Intent(number) : [];
        state["deployment"]!["resources"] = new JsonArray([Stack(outputs), .. intents]);
        var file = Path.Combine(folder, "state.json");
        await File.WriteAllTextAsync(file, state.ToJsonString());
        (await staging.PulumiAsync("stack", "import", "--file", file)).MustWork();
    }

    private static JsonObject Stack(JsonObject outputs) => new()
    {
        ["urn"] = "urn:pulumi:live-staging::rocketmq::pulumi:pulumi:Stack::rocketmq-live-staging",
        ["custom"] = false,
        ["type"] = "pulumi:pulumi:Stack",
        ["outputs"] = outputs,
    };

    private static JsonNode[] Intent(string number) =>
    [
        new JsonObject
        {
            ["urn"] = "urn:pulumi:live-staging::rocketmq::command:local:Command::rocketmq-mq1-intent",
            ["custom"] = true,
            ["id"] = "x",
            ["type"] = "command:local:Command",
            ["outputs"] = new JsonObject { ["stdout"] = number },
        },
    ];

    /// <summary>Refused in preview and in a real run that no preview has gone before.</summary>
    private async Task RefusedAsync(string promotion, params string[] words)
    {
        Configure(promotion);
        foreach (var ran in new[] { await production.PreviewAsync(), await production.UpAloneAsync() })
        {
            ran.MustFail();
            Assert.Contains("nothing was changed on any host", ran.All, StringComparison.Ordinal);
            Assert.All(words, w => Assert.Contains(w, ran.All, StringComparison.Ordinal));
        }
    }

    private void Configure(string promotion)
    {
        production.Write($$"""
            config:
              rocketmq:hosts:
                kind: ssh
                privateKeyFile: {{Path.Combine(folder, "key")}}
                nodes:
                  mq1: { address: 10.99.0.1, hostKey: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f" }
              rocketmq:cluster:
                nameServers: [mq1]
                brokerGroups: { broker-a: { master: mq1 } }
                brokerRole: ASYNC_MASTER
                properties: { fileReservedTime: 120 }
                heap: { broker: 256m, nameServer: 128m }
              rocketmq:promotion: {{promotion}}
            """);
    }
}
