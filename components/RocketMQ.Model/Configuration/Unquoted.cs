using System.Text.Json;
using System.Text.RegularExpressions;

namespace RocketMQ.Model.Configuration;

/// <summary>
/// Recognizes what YAML 1.1 makes of a value without quotes where a text is meant: 04 arrives as 4, 1e3 as 1000, 128 zeros as 0, a date as a time
/// stamp. How it was written is lost, so such a value is refused and never guessed at.
/// </summary>
internal static partial class Unquoted
{
    /// <summary>What became of the value.</summary>
    /// <param name="value">The value.</param>
    /// <returns>A sentence; null for a text as it was written, a list, an object or nothing.</returns>
    public static string? Complaint(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => "Without quotes YAML reads it as a number (04 becomes 4, 1e3 becomes 1000).",
        JsonValueKind.True or JsonValueKind.False => "Without quotes YAML reads it as true or false.",
        JsonValueKind.String when TimeStamp().IsMatch(value.GetString()!) => "Without quotes YAML reads it as a date.",
        _ => null,
    };

    /// <summary>Is the value a number or a boolean where the RocketMQ key takes a text, in any version of the catalog?</summary>
    /// <param name="key">The key.</param>
    /// <param name="kind">Whose key.</param>
    /// <param name="value">Its value.</param>
    public static bool IsTextKey(string key, Rendering.InstanceKind kind, JsonElement value) =>
        value.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False
        && Catalog.ReleaseVersion.Known.Any(v => Catalog.KeyCatalog.For(v).Find(key, kind) is { Type: Catalog.KeyType.String });

    // As the engine writes the time that a YAML date became.
    [GeneratedRegex(@"\A[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)? [+-][0-9]{4} \S{1,8}\z", RegexOptions.CultureInvariant)]
    private static partial Regex TimeStamp();
}
