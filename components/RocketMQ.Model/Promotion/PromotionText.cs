using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using RocketMQ.Model.Rendering;

namespace RocketMQ.Model.Promotion;

/// <summary>
/// A <see cref="PromotionRecord"/> as the JSON of the output <c>promotion</c>, and of the file that a pipeline makes of it. All values are texts.
/// </summary>
public static class PromotionText
{
    /// <summary>Number of this form of the record. One of an older or newer form is refused, with what to do.</summary>
    public const int Form = 1;

    internal const string Sum = "sum";

    /// <summary>Writes it.</summary>
    /// <param name="record">The record.</param>
    /// <returns>An object of texts, lists and objects; the same for the same record.</returns>
    public static JsonObject Write(PromotionRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var shared = Shared(record.State.Configuration.Profiles);
        var text = new JsonObject
        {
            ["format"] = Form.ToString(CultureInfo.InvariantCulture),
            ["stack"] = record.Stack,
            ["deployment"] = record.Deployment,
            ["cluster"] = record.Cluster,
            ["up"] = record.Up.Number,
            ["at"] = record.Up.Time,
            ["promoted"] = record.Passed ? "yes" : "no",
            ["release"] = record.State.Version,
            ["sha512"] = record.State.Sha512,
            ["library"] = record.State.Library,
            ["digest"] = record.State.Configuration.Digest,
            ["values"] = Values(shared),
            ["profiles"] = new JsonArray([.. record.State.Configuration.Profiles.Select(p => Profile(p, shared))]),
            ["leftOut"] = Texts(record.State.Configuration.LeftOut),
            ["intents"] = record.Intents,
            // Lines, because the engine prints all outputs after every run.
            ["chain"] = Texts(record.Chain.Select(l => l.ToString())),
            ["before"] = Texts(record.Before.Select(b => b.ToString())),
        };
        if (record.Override is { } reason) text["override"] = reason;
        text[Sum] = SumOf(text);
        return text;
    }

    /// <summary>SHA-256 of a record without its sum, whatever the order and the layout of its JSON: an edited or mixed-up file has another.</summary>
    /// <param name="record">The record as JSON.</param>
    /// <returns>64 hexadecimal digits.</returns>
    public static string SumOf(JsonObject record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var text = new StringBuilder();
        foreach (var (name, value) in record.Where(p => p.Key != Sum).OrderBy(p => p.Key, StringComparer.Ordinal)) Add(text, name, value);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static void Add(StringBuilder text, string name, JsonNode? value)
    {
        text.Append(CultureInfo.InvariantCulture, $"{name.Length} {name} ");
        switch (value)
        {
            case JsonObject map:
                text.Append(CultureInfo.InvariantCulture, $"object {map.Count}\n");
                foreach (var (key, item) in map.OrderBy(p => p.Key, StringComparer.Ordinal)) Add(text, key, item);
                break;
            case JsonArray list:
                text.Append(CultureInfo.InvariantCulture, $"list {list.Count}\n");
                foreach (var item in list) Add(text, "", item);
                break;
            default:
                var plain = value?.ToString() ?? "";
                text.Append(CultureInfo.InvariantCulture, $"{plain.Length} {plain}\n");
                break;
        }
    }

    // What all brokers have in common, once: the file is read by people, as a difference to the one before it.
    private static Dictionary<string, string> Shared(IReadOnlyList<BrokerProfile> profiles)
    {
        var brokers = profiles.Where(p => p.Kind == InstanceKind.Broker).ToList();
        return brokers.Count == 0 ? []
            : brokers[0].Values.Where(v => brokers.All(b => b.Values.GetValueOrDefault(v.Key) == v.Value)).ToDictionary(StringComparer.Ordinal);
    }

    private static JsonObject Profile(BrokerProfile profile, Dictionary<string, string> shared)
    {
        var broker = profile.Kind == InstanceKind.Broker;
        return new()
        {
            ["of"] = !broker ? PromotionParser.NameServer : profile.IsSlave ? PromotionParser.Slave : PromotionParser.Master,
            ["values"] = Values(profile.Values.Where(v => !broker || !shared.ContainsKey(v.Key))),
        };
    }

    private static JsonObject Values(IEnumerable<KeyValuePair<string, string>> values) =>
        new(values.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => KeyValuePair.Create(v.Key, (JsonNode?)v.Value)));

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(t => (JsonNode?)t)]);
}
