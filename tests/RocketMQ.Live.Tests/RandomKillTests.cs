using System.Globalization;
using System.Text.RegularExpressions;
using Xunit.Abstractions;

namespace RocketMQ.Live.Tests;

/// <summary>
/// Changes that are cut at a step drawn at random, by SIGINT once, twice, or SIGKILL, and then gone on with or taken back: every process ends with what the stack
/// wants, and the preview after it is empty. 2 rounds in the short form, 8 in the long one; ROCKETMQ_TEST_SEED repeats one.
/// </summary>
public sealed partial class RandomKillTests(ITestOutputHelper output)
{
    private const string Kit = "/usr/local/lib/rocketmq-steps";

    [Fact]
    public async Task A_change_cut_at_any_step_is_gone_on_with_or_taken_back()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("ROCKETMQ_TEST_SEED"), out var given) ? given : Random.Shared.Next(1_000_000);
        var said = $"ROCKETMQ_TEST_SEED={seed.ToString(CultureInfo.InvariantCulture)}";
        output.WriteLine(said);
        var random = new Random(seed);
        await using var fleet = await HostFleet.BootAsync("kill", 82, 2);
        var stack = await LiveStack.InitAsync("live-kill", fleet.Folder);
        var now = new Wanted(1, 1, 120);
        stack.Configure(fleet, now.Cluster);
        // The first one, too, is cut.
        var (begun, way) = (await StepAsync(stack, random), random.Next(3));
        output.WriteLine($"the first up is cut at {begun} by {Ways[way]}");
        await stack.UpCutAsync($" {begun} ", random.Next(1500), way);
        (await stack.UpAsync()).MustWork();
        (await stack.PreviewAsync("--expect-no-changes")).MustWork();
        for (var round = 1; round <= (LongForm.On ? 8 : 2); round++)
        {
            var next = now.Draw(random);
            stack.Configure(fleet, next.Cluster);
            var (step, how, wait, back) = (await StepAsync(stack, random), random.Next(3), random.Next(1500), random.Next(2) == 0);
            said = $"ROCKETMQ_TEST_SEED={seed}, round {round}: {now} => {next}, cut at {step} + {wait} ms by {Ways[how]}, then {(back ? "back" : "on")}";
            output.WriteLine(said);
            try
            {
                await stack.UpCutAsync($" {step} ", wait, how);
                if (!back) now = next;
                stack.Configure(fleet, now.Cluster);
                (await stack.UpAsync()).MustWork();
                (await stack.PreviewAsync("--expect-no-changes")).MustWork();
                foreach (var (host, port) in new[] { (1, 10911), (1, 10921), (2, 10911), (2, 10921) })
                {
                    var live = (await fleet[host].RunAsync($"bash {Kit}/remoting.sh ask {fleet[host].Address} {port} 26")).MustWork().Output.Split('\n');
                    Assert.Contains($"fileReservedTime={now.Hours}", live);
                    Assert.Contains($"sendMessageThreadPoolNums={((port == 10911) == (host == 1) ? now.ThreadsA : now.ThreadsB)}", live);
                }
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                throw new InvalidOperationException(said, e);
            }
        }
    }

    /// <summary>One of the steps that the next <c>up</c> is to run.</summary>
    private static async Task<string> StepAsync(LiveStack stack, Random random)
    {
        string[] steps = [.. Step().Matches((await stack.PreviewAsync()).MustWork().All).Select(m => m.Groups["name"].Value).Distinct()];
        return steps[random.Next(steps.Length)];
    }

    private static readonly string[] Ways = ["SIGINT", "SIGINT twice", "SIGKILL"];

    [GeneratedRegex(@"command:(local|remote):Command (?<name>rocketmq-\S+)")]
    private static partial Regex Step();

    /// <summary>What is wanted: threads of either group (a restart) and hours that messages are kept (hot).</summary>
    private sealed record Wanted(int ThreadsA, int ThreadsB, int Hours)
    {
        public string Cluster => $$"""
                nameServers: [rocketmq01, rocketmq02]
                brokerGroups:
                  broker-a: { master: rocketmq01, slaves: [ { host: rocketmq02, port: 10921 } ], properties: { sendMessageThreadPoolNums: {{ThreadsA}} } }
                  broker-b: { master: rocketmq02, slaves: [ { host: rocketmq01, port: 10921 } ], properties: { sendMessageThreadPoolNums: {{ThreadsB}} } }
                heap: { broker: 256m, nameServer: 128m }
                properties: { fileReservedTime: {{Hours}} }
            """;

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"a {ThreadsA}, b {ThreadsB}, {Hours} h");

        public Wanted Draw(Random random)
        {
            while (true)
            {
                var next = new Wanted(random.Next(1, 4), random.Next(1, 4), 24 * random.Next(1, 5));
                if (next != this) return next;
            }
        }
    }
}
