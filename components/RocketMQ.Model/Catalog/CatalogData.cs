using System.Globalization;

namespace RocketMQ.Model.Catalog;

/// <summary>Reads the embedded tables once: keys.tsv (what the sources say), effects.tsv (ranges, and what was seen on a broker), bounds.tsv (bounds, and where they come from).</summary>
internal static class CatalogData
{
    private const int KeyColumns = 8;
    private const int EffectColumns = 9;
    private const int BoundColumns = 10;

    /// <summary>Rows of keys.tsv, in its order.</summary>
    public static IReadOnlyList<KeyRow> Keys { get; } = [.. Rows("keys.tsv", KeyColumns).Select(c => new KeyRow(c[0], c[1], c[2], c[3], [c[4], c[5], c[6]], c[7]))];

    /// <summary>Rows of effects.tsv by key.</summary>
    public static IReadOnlyDictionary<string, EffectRow> Effects { get; } = Rows("effects.tsv", EffectColumns).Select(ToEffect).ToDictionary(e => e.Key, StringComparer.Ordinal);

    /// <summary>Rows of bounds.tsv, in its order.</summary>
    public static IReadOnlyList<BoundRow> Bounds { get; } = [.. Rows("bounds.tsv", BoundColumns).Select(c => new BoundRow(
        c[0], Split(c[1], ';'), Number(c[2]), Number(c[3]), Number(c[4]), Split(c[5], '|'), Split(c[6], '|'), c[7], c[8], c[9]))];

    private static readonly ILookup<string, BoundRow> BoundsByKey = Bounds.ToLookup(b => b.Key, StringComparer.Ordinal);

    /// <summary>The bounds of a key in one of the known versions; null where none are known.</summary>
    public static BoundRow? BoundOf(string key, string known) => BoundsByKey[key].FirstOrDefault(b => b.IsFor(known));

    private static EffectRow ToEffect(string[] c) => new(
        c[0],
        c[1] switch { "hot" => KeyEffect.Hot, "restart" => KeyEffect.Restart, _ => throw new InvalidOperationException($"effects.tsv: effect '{c[1]}' of {c[0]}") },
        Split(c[2], ';'),
        Number(c[3]),
        Number(c[4]),
        c[5],
        Split(c[6], '|'),
        c[7],
        c[8]);

    private static IReadOnlyList<string> Split(string text, char separator) => text.Length == 0 ? [] : text.Split(separator);

    private static long? Number(string text) => text.Length == 0 ? null : long.Parse(text, CultureInfo.InvariantCulture);

    internal static IEnumerable<string[]> Rows(string resource, int columns)
    {
        using var stream = typeof(CatalogData).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The resource {resource} is missing from the assembly.");
        using var reader = new StreamReader(stream);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split('\t');
            if (cells.Length > columns)
            {
                throw new InvalidOperationException($"{resource}: {cells.Length} columns in the row of {cells[0]}.");
            }

            // Editors strip trailing tabs; a missing cell is an empty one.
            yield return [.. cells, .. Enumerable.Repeat("", columns - cells.Length)];
        }
    }
}
