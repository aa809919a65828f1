using System.Text.Json.Nodes;
using RocketMQ.Model.Catalog;
using RocketMQ.Model.Rendering;

namespace RocketMQ.Model.Configuration;

/// <summary>
/// The RocketMQ keys that editors complete in a map of properties, each with what is known of it. The schema knows no version, so it tells and does not
/// judge: which keys a version reads, and within which range, is checked by the rules.
/// </summary>
internal static class KeySchema
{
    /// <summary>The keys a process reads in any version, without those that have a field of their own.</summary>
    /// <param name="kind">Whose keys.</param>
    /// <param name="without">Keys to leave out.</param>
    public static JsonObject Properties(InstanceKind kind, IReadOnlyDictionary<string, string> without)
    {
        var names = ReleaseVersion.Known.SelectMany(v => KeyCatalog.For(v).For(kind)).Where(k => k.Status == KeyStatus.Read).Select(k => (k.Name, k.Class)).ToHashSet();
        var keys = new JsonObject();
        foreach (var row in KeyWords.Rows().Where(r => names.Contains((r[0].Name, r[0].Class)) && !without.ContainsKey(r[0].Name)).OrderBy(r => r[0].Name, StringComparer.Ordinal))
        {
            keys.TryAdd(row[0].Name, Of(row));
        }

        return keys;
    }

    private static JsonObject Of(IReadOnlyList<KeyInfo> row)
    {
        var key = new JsonObject { ["description"] = About(row) };
        if (row[0].Type == KeyType.Boolean)
        {
            key["enum"] = new JsonArray(true, false, "true", "false");
        }
        else if (row[0].Type == KeyType.Enum)
        {
            key["enum"] = new JsonArray([.. row[0].Values.Select(v => JsonValue.Create(v))]);
        }

        return key;
    }

    private static string About(IReadOnlyList<KeyInfo> row)
    {
        var defaults = row.Select((k, i) => $"{ReleaseVersion.Known[i]} {(k.Status != KeyStatus.Read ? "does not read it" : k.Default.Length == 0 ? "none" : k.Default)}");
        var parts = new[]
        {
            $"{row[0].Class}, {KeyWords.Type(row[0])}",
            KeyWords.Range(row[0]),
            $"Default: {string.Join(", ", defaults)}",
            $"A change: {KeyWords.Effect(row)}",
            KeyWords.Note(row),
        };
        return string.Join(". ", parts.Where(p => p.Length > 0)) + ".";
    }
}
