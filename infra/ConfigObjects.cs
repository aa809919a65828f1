using System.Text.Json;
using Pulumi;

namespace Infra;

/// <summary>The objects under the namespace <c>rocketmq</c> of the stack's configuration, as JSON.</summary>
internal static class ConfigObjects
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Everything that is set; unknown names too, so that a misspelt one is an error and not silence.</summary>
    public static IReadOnlyDictionary<string, JsonElement> Read(IEnumerable<string> known)
    {
        var config = new Config("rocketmq");
        var objects = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var name in known.Concat(NamesSet()).Distinct(StringComparer.Ordinal))
        {
            if (config.Get(name) is { } text) objects[name] = Parse(text);
        }

        return objects;
    }

    /// <summary>
    /// Every key that is set, in full (<c>namespace:name</c>) and under any namespace. The SDK has no call for it; the engine hands the whole configuration
    /// over in this variable.
    /// </summary>
    public static IReadOnlyDictionary<string, JsonElement> ReadAll()
    {
        if (Environment.GetEnvironmentVariable("PULUMI_CONFIG") is not { Length: > 0 } all) return new Dictionary<string, JsonElement>();
        try
        {
            using var document = JsonDocument.Parse(all);
            return document.RootElement.EnumerateObject().ToDictionary(
                p => p.Name, p => p.Value.ValueKind == JsonValueKind.String ? Parse(p.Value.GetString()!) : p.Value.Clone(), StringComparer.Ordinal);
        }
        catch (JsonException)
        {
            return new Dictionary<string, JsonElement>();
        }
    }

    /// <summary>The names that are set at all.</summary>
    private static IEnumerable<string> NamesSet() => ReadAll().Keys.Select(k => k.Split(':')).Where(p => p[0] == "rocketmq").Select(p => p[^1]);

    /// <summary>True where a part of an object is kept encrypted: which part, the engine does not say.</summary>
    public static bool HoldsSecrets(string name) => IsSecret($"rocketmq:{name}");

    /// <summary>True for a key, in full, whose value or a part of it is kept encrypted.</summary>
    public static bool IsSecret(string key) =>
        Environment.GetEnvironmentVariable("PULUMI_CONFIG_SECRET_KEYS")?.Contains(JsonSerializer.Serialize(key, Relaxed), StringComparison.Ordinal) == true;

    /// <summary>The value of one object or word as the engine hands it over.</summary>
    internal static JsonElement Parse(string text)
    {
        try
        {
            return JsonDocument.Parse(text).RootElement.Clone();
        }
        catch (JsonException)
        {
            // A plain word: 'preflight: up'.
            return JsonSerializer.SerializeToElement(text);
        }
    }
}
