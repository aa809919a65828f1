using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using RocketMQ.Model.Configuration;
using RocketMQ.Model.Rendering;

namespace RocketMQ.Model.Promotion;

/// <summary>Reads a <see cref="PromotionRecord"/> back, and says of everything that is none what it is.</summary>
public static class PromotionParser
{
    internal const string Master = "masters";
    internal const string Slave = "slaves";
    internal const string NameServer = "name servers";

    private const string Again = "Write it anew: `pulumi stack output promotion --json` in that stack.";

    /// <summary>Reads the text of a file.</summary>
    /// <param name="text">What the file holds.</param>
    public static PromotionReading Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (string.IsNullOrWhiteSpace(text))
        {
            return PromotionReading.Bad("is empty", $"The command that should have written it failed, or found no such output: look at the pipeline. {Again}");
        }

        try
        {
            return Read(JsonNode.Parse(text, documentOptions: new() { AllowDuplicateProperties = false }));
        }
        catch (JsonException e)
        {
            var line = ((e.LineNumber ?? 0) + 1).ToString(CultureInfo.InvariantCulture);
            // A list or an object that was begun and is not ended is what a full disk or a broken pipe leaves.
            return text.TrimStart().StartsWith('{') && !text.TrimEnd().EndsWith('}')
                ? PromotionReading.Bad($"is cut off: its JSON ends in line {line} without its end", Again)
                : PromotionReading.Bad($"is no JSON (line {line})", $"{Again} Nothing else may be in the file, no message of a command either.");
        }
    }

    /// <summary>Reads a record from JSON.</summary>
    /// <param name="node">The JSON; null stands for the word null.</param>
    public static PromotionReading Read(JsonNode? node)
    {
        if (node is not JsonObject record || record["format"] is null)
        {
            return PromotionReading.Bad(
                $"has another shape: it is {Kind(node)}, not the record of a stack of this library",
                "Give what `pulumi stack output promotion --json` prints: the output of that name, and not all outputs.");
        }

        if (!int.TryParse(record["format"]!.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var form) || form != PromotionText.Form)
        {
            return form > PromotionText.Form
                ? PromotionReading.Bad(
                    $"was made by a newer version of this library (form {form}, this one reads {PromotionText.Form})",
                    "Promote the library first: use that version here too.")
                : PromotionReading.Bad(
                    $"was made by an older version of this library (form {Shown.Text(record["format"]!.ToString())}, this one reads {PromotionText.Form})",
                    "Run `pulumi up` there with this version first: that is what it has to pass in.");
        }

        if (record[PromotionText.Sum] is null) return Edited("it has no sum");
        if (PromotionText.SumOf(record) != record[PromotionText.Sum]!.ToString()) return Edited("its sum is not the one it was written with");
        var fields = new PromotionFieldReader(record);
        var read = Record(fields);
        return fields.Problem is { } problem
            ? PromotionReading.Bad($"has another shape: {problem}", Again)
            : new PromotionReading(read, "", "");
    }

    private static PromotionReading Edited(string why) =>
        PromotionReading.Bad($"was edited: {why}", $"{Again} What has not passed goes in by promotion.override, with its reason, and not by this file.");

    private static PromotionRecord Record(PromotionFieldReader record)
    {
        var shared = record.Texts("values");
        return new()
        {
            Stack = record.Text("stack"),
            Deployment = record.Text("deployment"),
            Cluster = record.Text("cluster"),
            Up = record.Up(),
            Passed = record.Text("promoted") == "yes",
            Intents = record.Text("intents"),
            Override = record.Has("override") ? record.Text("override") : null,
            State = new()
            {
                Version = record.Text("release"),
                Sha512 = record.Text("sha512"),
                Library = record.Text("library"),
                Configuration = new() { Profiles = [.. record.Objects("profiles").Select(p => Profile(p, shared))], LeftOut = record.List("leftOut") },
            },
            Chain = record.Lines("chain", ChainLink.TryParse, "a stack, its up, a time and names of values"),
            Before = record.Lines("before", PastRun.TryParse, "a release with its up, time, library and sums"),
        };
    }

    private static BrokerProfile Profile(PromotionFieldReader profile, IReadOnlyDictionary<string, string> shared)
    {
        var kind = profile.Text("of") == NameServer ? InstanceKind.NameServer : InstanceKind.Broker;
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (kind == InstanceKind.Broker) foreach (var (key, value) in shared) values[key] = value;
        foreach (var (key, value) in profile.Texts("values")) values[key] = value;
        return new BrokerProfile(kind, values);
    }

    private static string Kind(JsonNode? node) => node?.GetValueKind() switch
    {
        null or JsonValueKind.Null => "nothing",
        JsonValueKind.Object => "an object without the field format",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        _ => "a single value",
    };
}
