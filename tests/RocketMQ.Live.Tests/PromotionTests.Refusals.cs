using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using RocketMQ.Model.Promotion;

namespace RocketMQ.Live.Tests;

/// <summary>Every fault that a source of a promotion can have, on the stacks and hosts of the scenario.</summary>
public sealed partial class PromotionTests
{
    private const string FromStaging = "{ from: live-promo-staging }";

    [LongFact]
    public async Task H_every_other_fault_of_the_source_is_refused_by_its_name()
    {
        // A value that never ran in production: what ran there may come back whatever its source says.
        (scene.Version, scene.Value) = ("4.9.8", "30");
        await UpAsync("dev");
        await UpAsync("staging");
        await PassesAsync();

        var (archive, sum) = await RepackAsync();
        ConfigureWith("production", FromStaging, release: $", archive: {archive}, sha512: {sum}");
        Assert.Matches($"sha512 +[0-9a-f]{{16}}… +{sum[..16]}… +.*archive", (await RefusedAsync("production")).All);

        ConfigureWith("production", FromStaging);
        scene["production"].Project = await OtherLibraryAsync();
        Assert.Matches(@"library +[0-9.]+\+[0-9a-f]+ +[0-9.]+\+[0-9a-f]+ +`pulumi up` there", (await RefusedAsync("production")).All);
        scene["production"].Project = Checkout.Folder;

        await FromAsync("{ from: live-promo-nowhere }", "there is no stack organization/rocketmq/live-promo-nowhere in this backend");
        await FromAsync("{ from: live-promo-production }", "is this stack itself");
        await PassesAsync();
    }

    [LongFact]
    public async Task I_a_stack_with_another_record_is_refused_by_what_it_is()
    {
        (scene.Version, scene.Value) = ("4.9.8", "30");
        var state = await scene["staging"].ExportAsync();
        await WithOutputsAsync(state, o => o["promotion"]!["format"] = "0", "was made by an older version of this library (form");
        await WithOutputsAsync(state, o => o.Remove("promotion"), "has no output promotion: its last `up` was made by an older version of this library");
        await WithOutputsAsync(state, o => o["promotion"] = new JsonArray("yes"), "has another shape: it is a list");
        await WithOutputsAsync(state, o => o["promotion"]!["release"] = "5.3.3", "was edited: its sum is not the one it was written with");
        await WithOutputsAsync(
            state,
            o => o["promotion"] = LaterBy(TimeSpan.FromHours(3), o["promotion"]!),
            "set the clocks of the two machines right (NTP)");
        var other = state.DeepClone();
        other["deployment"]!["resources"] = new JsonArray(Stack(other).DeepClone());
        await WithOutputsAsync(other, o => { o.Clear(); o["bucket"] = "x"; }, "is not a stack of this program");
        await SetStagingAsync(state);
        await PassesAsync();
    }

    [LongFact]
    public async Task J_a_file_that_is_not_what_it_should_be_is_refused_by_what_it_is()
    {
        (scene.Version, scene.Value) = ("4.9.8", "30");
        var folder = scene.Fleets[0].Folder;
        var file = Path.Combine(folder, "record.json");
        var good = (await scene["staging"].PulumiAsync("stack", "output", "promotion", "--json")).MustWork().Output;
        var from = $"{{ fromFile: {file} }}";
        await FileAsync(good[..(good.Length / 2)], "is cut off");
        await FileAsync(good.Replace("\"30\"", "\"31\"", StringComparison.Ordinal), "was edited");
        await FileAsync("", "is empty");
        from = $"{{ from: live-promo-staging, fromFile: {file} }}";
        await FileAsync((await scene["dev"].PulumiAsync("stack", "output", "promotion", "--json")).MustWork().Output, "is of another cluster");
        await FileAsync((await scene["far"].PulumiAsync("stack", "output", "promotion", "--json")).MustWork().Output, "is the record of this very cluster", "far");

        async Task FileAsync(string text, string words, string stack = "production")
        {
            await File.WriteAllTextAsync(file, text);
            ConfigureWith(stack, from);
            Assert.Contains(words, (await RefusedAsync(stack)).All, StringComparison.Ordinal);
        }
    }

    /// <summary>What production wants would pass: what is refused beside it is refused for its fault alone.</summary>
    private async Task PassesAsync()
    {
        ConfigureWith("production", FromStaging);
        Assert.Contains("all that is wanted here passed there", (await scene["production"].PreviewAsync()).MustWork().All, StringComparison.Ordinal);
    }

    private async Task FromAsync(string promotion, string words)
    {
        ConfigureWith("production", promotion);
        Assert.Contains(words, (await RefusedAsync("production")).All, StringComparison.Ordinal);
    }

    /// <summary>The same release in other bytes.</summary>
    private async Task<(string File, string Sum)> RepackAsync()
    {
        var file = Path.Combine(scene.Fleets[0].Folder, "rocketmq-again.tar.gz");
        await using (var from = new GZipStream(File.OpenRead(Path.Combine(Checkout.Folder, "archives", "rocketmq-4.9.8.tar.gz")), CompressionMode.Decompress))
        await using (var to = new GZipStream(File.Create(file), CompressionLevel.Fastest))
        {
            await from.CopyToAsync(to);
        }

        await using var packed = File.OpenRead(file);
        return (file, Convert.ToHexStringLower(await SHA512.HashDataAsync(packed)));
    }

    /// <summary>A checkout whose scripts differ from those of the other stacks.</summary>
    private async Task<string> OtherLibraryAsync()
    {
        var folder = Directory.CreateDirectory(Path.Combine(scene.Fleets[0].Folder, "other", "library")).FullName;
        (await Shell.RunAsync(
            "tar",
            ["-C", Checkout.Folder, "-cf", folder + ".tar", "--exclude=bin", "--exclude=obj", "infra", "components", "archives", "Pulumi.yaml", .. Settings()]))
            .MustWork();
        (await Shell.RunAsync("tar", ["-C", folder, "-xf", folder + ".tar"])).MustWork();
        var script = Path.Combine(folder, "components", "RocketMQ.Components", "Scripts", "status.sh");
        await File.AppendAllTextAsync(script, "# Another version of the library.\n");
        // The packages stand beside this checkout where there is no registry, and not beside its copy.
        var packages = Path.Combine(Checkout.Folder, "..", "shared");
        if (Directory.Exists(packages)) File.CreateSymbolicLink(Path.Combine(folder, "..", "shared"), Path.GetFullPath(packages));
        return folder;
    }

    private static IEnumerable<string> Settings() => new[] { "Directory.*", ".editorconfig", "*.sln" }
        .SelectMany(p => Directory.EnumerateFiles(Checkout.Folder, p)).Select(f => Path.GetFileName(f)!);

    private static JsonObject LaterBy(TimeSpan time, JsonNode promotion)
    {
        var record = PromotionParser.Read(promotion).Record!;
        return PromotionText.Write(record with { Up = record.Up with { At = record.Up.At + time } });
    }

    private static JsonObject Stack(JsonNode state) =>
        state["deployment"]!["resources"]!.AsArray().Single(r => (string?)r!["type"] == "pulumi:pulumi:Stack")!.AsObject();

    /// <summary>Staging with other outputs: refused by these words.</summary>
    private async Task WithOutputsAsync(JsonNode state, Action<JsonObject> change, string words)
    {
        var changed = state.DeepClone();
        change(Stack(changed)["outputs"]!.AsObject());
        await SetStagingAsync(changed);
        await FromAsync(FromStaging, words);
    }

    private async Task SetStagingAsync(JsonNode state)
    {
        var file = Path.Combine(scene.Fleets[0].Folder, "state.json");
        await File.WriteAllTextAsync(file, state.ToJsonString());
        await scene["staging"].ImportAsync(file);
    }
}
