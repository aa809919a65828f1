using System.IO.Compression;
using System.Text.Json;

namespace RocketMQ.Live.Tests;

/// <summary>
/// States that earlier versions of this project left, imported and previewed with the present code: no running instance may be stopped, replaced or
/// deleted by an upgrade of the library alone. No hosts are needed: a preview opens no connection. One fixture for each change of the resources.
/// </summary>
public sealed class UpgradeOfStacksTests
{
    private static readonly string[] Harmless = ["same", "create", "update", "read", "refresh"];

    [Theory]
    [InlineData("before-intents")]
    [InlineData("before-kit")]
    public Task Preview_of_an_earlier_state_stops_replaces_and_deletes_nothing(string fixture) => PreviewAsync(fixture, c => c, shown =>
        Assert.DoesNotContain("restart", shown.Replace("restarts nothing", "", StringComparison.Ordinal).Replace("Nothing restarts", "", StringComparison.Ordinal), StringComparison.Ordinal));

    [Fact]
    public Task Preview_of_a_renamed_host_stops_replaces_and_deletes_nothing() => PreviewAsync(
        "before-kit",
        c => c.Replace("rocketmq04: { ", "mq-four: { renamedFrom: rocketmq04, ", StringComparison.Ordinal).Replace("rocketmq04", "mq-four", StringComparison.Ordinal)
            .Replace("renamedFrom: mq-four", "renamedFrom: rocketmq04", StringComparison.Ordinal),
        shown =>
        {
            Assert.DoesNotMatch(@"(?m)^ *(new|gone|moved) +\S", shown);
            Assert.DoesNotContain("Order of the roll", shown, StringComparison.Ordinal);
            Assert.Contains("172.30.91.14 rocketmq04 => 172.30.91.14 mq-four", shown, StringComparison.Ordinal);
        });

    [Fact]
    public async Task Without_the_keys_that_were_written_unasked_brokers_are_rolled_and_nothing_is_replaced() => await PreviewAsync(
        "before-kit",
        c => string.Join('\n', c.Split('\n').Where(l => !l.Contains("properties:", StringComparison.Ordinal))),
        shown =>
        {
            Assert.Contains("maxMessageSize 65536 => (taken out)", shown, StringComparison.Ordinal);
            Assert.Matches(@"4\. +broker-b-0 +on rocketmq02 +restart", shown);
        });

    private static async Task PreviewAsync(string fixture, Func<string, string> change, Action<string> look)
    {
        var folder = Directory.CreateTempSubdirectory("rocketmq-live-").FullName;
        try
        {
            var stack = await LiveStack.InitAsync("live-fixture", folder);
            var state = Path.Combine(folder, "state.json");
            await UnpackAsync(fixture, state);
            var key = Path.Combine(folder, "login_key");
            (await Shell.RunAsync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", key])).MustWork();
            await stack.ImportAsync(state);
            var config = await File.ReadAllTextAsync(Path.Combine(Folder, fixture + ".yaml"));
            stack.Write(change(config).Replace("KEYFILE", key, StringComparison.Ordinal));

            using var preview = JsonDocument.Parse((await stack.PreviewAsync("--json")).MustWork().Output);
            var steps = preview.RootElement.GetProperty("steps").EnumerateArray().Select(s => (Op: s.GetProperty("op").GetString()!, Urn: s.GetProperty("urn").GetString()!)).ToList();
            Assert.Contains(steps, s => s.Urn.EndsWith("::rocketmq-broker-a-0-start", StringComparison.Ordinal));
            // The check of a host was a step, which had nothing to take back.
            Assert.DoesNotContain(steps, s => !Harmless.Contains(s.Op) && !(s.Op == "delete" && s.Urn.EndsWith("-check", StringComparison.Ordinal)));
            // A created resource of a kind that the state has already would run beside what is there.
            Assert.DoesNotContain(steps, s => s.Op == "create" && s.Urn.Contains("command:remote:", StringComparison.Ordinal) && !s.Urn.EndsWith("-kit", StringComparison.Ordinal));
            look((await stack.PreviewAsync()).MustWork().All);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Folder => Path.Combine(Checkout.Folder, "tests", "RocketMQ.Live.Tests", "Fixtures");

    private static async Task UnpackAsync(string fixture, string to)
    {
        await using var packed = new GZipStream(File.OpenRead(Path.Combine(Folder, fixture + ".json.gz")), CompressionMode.Decompress);
        await using var file = File.Create(to);
        await packed.CopyToAsync(file);
    }
}
