using System.Globalization;
using System.Text.Json;
using RocketMQ.Model.Promotion;

namespace RocketMQ.Live.Tests;

/// <summary>
/// dev → staging → production, a host each, and a second production in a backend of its own that goes by a file. One scenario, told in steps: a first
/// cluster, a changed key and an upgrade through all of them, a failed `up`, an emergency, the way back.
/// </summary>
[TestCaseOrderer("RocketMQ.Live.Tests.ByNameOrderer", "RocketMQ.Live.Tests")]
public sealed partial class PromotionTests(PromotionTests.Scene scene) : IClassFixture<PromotionTests.Scene>
{
    private const string Reason = "the provider withdraws the old disks tonight, agreed with ops";

    private static readonly string[] Names = ["dev", "staging", "production"];

    [Fact]
    public async Task A_first_cluster_passes_from_stack_to_stack_and_the_chain_shows_it()
    {
        Configure("dev");
        Configure("staging");
        var early = (await scene["staging"].PreviewAsync()).MustFail();
        Assert.Contains("live-promo-dev has no outputs", early.All, StringComparison.Ordinal);
        foreach (var name in Names) await UpAsync(name);

        var record = await scene["production"].OutputAsync("promotion");
        Assert.Equal(Full("production"), record.GetProperty("stack").GetString());
        Assert.Equal("yes", record.GetProperty("promoted").GetString());
        var chain = Chain(record);
        Assert.Equal(Names.Select(Full), chain.Select(l => l.Stack));
        foreach (var (name, link) in Names.Zip(chain))
        {
            var of = await scene[name].OutputAsync("promotion");
            Assert.Equal((of.GetProperty("up").GetString(), of.GetProperty("at").GetString()), (link.Up.Number, link.Up.Time));
            Assert.Contains("fileReservedTime", link.Settings);
            Assert.Contains("release", link.Settings);
        }

        foreach (var name in Names) await UnchangedAsync(name);
    }

    [Fact]
    public async Task B_a_key_is_refused_until_it_has_passed_in_the_stack_before_and_for_its_time()
    {
        scene.Value = "72";
        Configure("production");
        var refused = await RefusedAsync("production");
        Assert.Matches(@"fileReservedTime +120 +72 +set it there", refused.All);
        // Wanted there and not yet applied is not passed.
        Configure("dev");
        Configure("staging");
        await RefusedAsync("staging");
        await RefusedAsync("production");
        await UpAsync("dev");
        await UpAsync("staging");
        Configure("production", soak: "90m");
        Assert.Matches(@"soak +running for .* +promotion\.soak 90m +wait until 20", (await RefusedAsync("production")).All);
        Configure("production", soak: "0m");
        await UpAsync("production");
        Assert.Contains("fileReservedTime=72", (await Host("production").RunAsync("cat /etc/rocketmq/broker-a-0/broker.conf")).Output,
            StringComparison.Ordinal);

        var record = await scene["production"].OutputAsync("promotion");
        Assert.Equal(Names.Select(Full), Chain(record).Where(l => l.Settings is ["fileReservedTime"]).Select(l => l.Stack));
        // The stack before it may go on: what runs here has passed.
        scene.Value = "48";
        Configure("dev");
        Configure("staging");
        await UpAsync("dev");
        await UpAsync("staging");
        await UnchangedAsync("production");
    }

    [LongFact]
    public async Task C_an_up_that_failed_there_is_not_passed_until_one_goes_through()
    {
        Configure("staging", more: "\n    startTimeout: 60", jvm: "-XX:+NoSuchFlag", differs: "jvmOptions");
        (await scene["staging"].UpAloneAsync()).MustFail();
        scene.Value = "48";
        Configure("production");
        Assert.Contains("has not gone through", (await RefusedAsync("production")).All, StringComparison.Ordinal);
        Configure("staging");
        await UpAsync("staging");
        await UpAsync("production");
    }

    [LongFact]
    public async Task D_an_emergency_is_written_down_and_told_until_a_promotion_passes_again()
    {
        scene.Value = "36";
        Configure("production");
        await RefusedAsync("production");
        Configure("production", reason: Reason);
        Assert.Contains(Reason, (await scene["production"].PreviewAsync()).MustWork().All, StringComparison.Ordinal);
        (await scene["production"].UpAsync()).MustWork();
        Assert.Equal(Reason, (await scene["production"].OutputAsync("promotion")).GetProperty("override").GetString());
        const string Log = "cat /var/log/rocketmq/promotion.log";
        Assert.EndsWith($" stack organization/rocketmq/live-promo-production runs what has not passed before it, by promotion.override: {Reason}\n",
            (await Host("production").RunAsync(Log)).Output, StringComparison.Ordinal);
        // Taken out of the configuration, it stays on record.
        Configure("production");
        Assert.Contains(Reason, (await scene["production"].PreviewAsync("--expect-no-changes")).MustWork().All, StringComparison.Ordinal);
        (await scene["production"].UpAsync("--expect-no-changes")).MustWork();
        Configure("dev");
        Configure("staging");
        await UpAsync("dev");
        await UpAsync("staging");
        await UpAsync("production");
        Assert.False((await scene["production"].OutputAsync("promotion")).TryGetProperty("override", out _));
        Assert.DoesNotContain(Reason, (await scene["production"].PreviewAsync()).MustWork().All, StringComparison.Ordinal);
        Assert.Equal("1", (await Host("production").RunAsync($"{Log} | wc -l")).Output.Trim());
    }

    [LongFact]
    public async Task E_an_upgrade_goes_through_all_of_them_with_a_plan_that_a_person_agreed_to()
    {
        scene.Version = "4.9.8";
        foreach (var name in Names) Configure(name);
        Assert.Matches(@"release +4\.7\.1 +4\.9\.8 +set rocketmq:release\.version there",
            (await scene["production"].ScriptAsync("examples/promote.sh", "yes\n")).MustFail().All);
        foreach (var name in Names)
        {
            var no = await scene[name].ScriptAsync("examples/promote.sh", "no\n");
            Assert.True(no.ExitCode == 3, no.All);
            Assert.Contains("not applied", no.All, StringComparison.Ordinal);
            (await scene[name].ScriptAsync("examples/promote.sh", "yes\n")).MustWork();
            Assert.Equal("4.9.8", (await scene[name].OutputAsync("promotion")).GetProperty("release").GetString());
            await UnchangedAsync(name);
        }
    }

    [LongFact]
    public async Task F_production_goes_back_to_what_it_ran_before()
    {
        scene.Version = "4.7.1";
        Configure("production");
        var preview = (await scene["production"].PreviewAsync()).MustWork();
        Assert.Contains("what is wanted ran here before, and had passed then", preview.All, StringComparison.Ordinal);
        (await scene["production"].UpAsync()).MustWork();
        var record = await scene["production"].OutputAsync("promotion");
        Assert.Equal(("4.7.1", "yes"), (record.GetProperty("release").GetString(), record.GetProperty("promoted").GetString()));
        // What it never ran does not go back with it.
        scene.Value = "11";
        Configure("production");
        await RefusedAsync("production");
    }

    [LongFact]
    public async Task G_another_backend_goes_by_the_file_that_the_pipeline_wrote()
    {
        (scene.Version, scene.Value) = ("4.9.8", "36");
        var file = Path.Combine(scene.Fleets[0].Folder, "staging.json");
        Configure("staging");
        (await scene["staging"].ScriptAsync("examples/promote.sh", "", new Dictionary<string, string> { ["ANSWER"] = "yes", ["RECORD"] = file })).MustWork();
        var far = scene["far"];
        ConfigureWith("far", $"{{ from: live-promo-staging, fromFile: {file} }}");
        (await far.UpAsync()).MustWork();
        Assert.Equal([Full("dev"), Full("staging"), Full("far")], Chain(await far.OutputAsync("promotion")).Select(l => l.Stack).Distinct());
        scene.Value = "12";
        ConfigureWith("far", $"{{ from: live-promo-staging, fromFile: {file} }}");
        Assert.Matches(@"fileReservedTime +36 +12", (await RefusedAsync("far")).All);
        ConfigureWith("far", "{ from: live-promo-staging }");
        Assert.Contains("lives in another backend", (await RefusedAsync("far")).All, StringComparison.Ordinal);
    }

    private static string Full(string name) => $"organization/rocketmq/live-promo-{name}";

    private static List<ChainLink> Chain(JsonElement record) =>
        [.. record.GetProperty("chain").EnumerateArray().Select(l => ChainLink.TryParse(l.GetString()!)!)];

    private static string Override(string reason) => reason.Length > 0 ? $", override: \"{reason}\"" : "";

    private static string Before(string name) => Names[Array.IndexOf(Names, name) - 1];

    private LiveHost Host(string name) => scene.FleetOf(name)[1];

    private void Configure(string name, string soak = "0m", string reason = "", string more = "", string jvm = "", string differs = "") => ConfigureWith(
        name,
        name == "dev" ? "" : $"{{ from: live-promo-{Before(name)}, soak: {soak}, differs: [{differs}]{Override(reason)} }}",
        more,
        jvm);

    private void ConfigureWith(string name, string promotion, string more = "", string jvm = "", string release = "") => scene[name].Configure(
        scene.FleetOf(name),
        $$"""
                name: {{name}}
                nameServers: [rocketmq01]
                brokerGroups: { broker-a: { master: { host: rocketmq01{{(jvm.Length > 0 ? $", jvmOptions: [\"{jvm}\"]" : "")}} } } }
                brokerRole: ASYNC_MASTER
                properties: { fileReservedTime: {{scene.Value}} }
                heap: { broker: 256m, nameServer: 128m }{{more}}
            """,
        $"  rocketmq:release: {{ version: \"{scene.Version}\"{release} }}\n" + (promotion.Length > 0 ? $"  rocketmq:promotion: {promotion}\n" : ""));

    private async Task UpAsync(string name)
    {
        Configure(name);
        (await scene[name].UpAsync()).MustWork();
    }

    private async Task UnchangedAsync(string name) => (await scene[name].UpAsync("--expect-no-changes")).MustWork();

    /// <summary>Refused in a preview and in a run without one, and nothing has changed on the host.</summary>
    private async Task<Ran> RefusedAsync(string name)
    {
        var before = await Host(name).FootprintAsync();
        var preview = (await scene[name].PreviewAsync()).MustFail();
        var up = (await scene[name].UpAloneAsync()).MustFail();
        Assert.All(new[] { preview, up }, r => Assert.Contains("nothing was changed on any host", r.All, StringComparison.Ordinal));
        Assert.Equal(before, await Host(name).FootprintAsync());
        return up;
    }

    public sealed class Scene : IAsyncLifetime
    {
        private readonly string elsewhere = Directory.CreateTempSubdirectory("rocketmq-live-").FullName;
        private readonly Dictionary<string, LiveStack> stacks = new(StringComparer.Ordinal);

        internal List<HostFleet> Fleets { get; } = [];

        /// <summary>RocketMQ version that the next configuration asks for.</summary>
        internal string Version { get; set; } = "4.7.1";

        /// <summary>Value of fileReservedTime that the next configuration asks for.</summary>
        internal string Value { get; set; } = "120";

        internal LiveStack this[string name] => stacks[name];

        internal HostFleet FleetOf(string name) => Fleets[Math.Max(0, Array.IndexOf(Names, name)) + (name == "far" ? 3 : 0)];

        public async Task InitializeAsync()
        {
            // The fourth host is for the long form alone.
            for (var i = 0; i < (LongForm.On ? 4 : 3); i++)
            {
                Fleets.Add(await HostFleet.BootAsync($"promo{i.ToString(CultureInfo.InvariantCulture)}", 86 + i, 1));
            }

            foreach (var name in Names) stacks[name] = await LiveStack.InitAsync($"live-promo-{name}", Fleets[0].Folder);
            if (LongForm.On) stacks["far"] = await LiveStack.InitAsync("live-promo-far", elsewhere);
        }

        public async Task DisposeAsync()
        {
            foreach (var fleet in Fleets) await fleet.DisposeAsync();
            Directory.Delete(elsewhere, recursive: true);
        }
    }
}
