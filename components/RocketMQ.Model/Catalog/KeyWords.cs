namespace RocketMQ.Model.Catalog;

/// <summary>What is known of a key, in words: for the page of the docs and for the schema that editors read. A row holds the key in each known version.</summary>
internal static class KeyWords
{
    /// <summary>The keys in each of <see cref="ReleaseVersion.Known"/>, side by side.</summary>
    public static IEnumerable<IReadOnlyList<KeyInfo>> Rows()
    {
        var versions = ReleaseVersion.Known.Select(v => KeyCatalog.For(v).All).ToArray();
        return Enumerable.Range(0, versions[0].Count).Select(i => (IReadOnlyList<KeyInfo>)[.. versions.Select(v => v[i])]);
    }

    /// <summary>restart, hot, or hot and the versions in which it is.</summary>
    public static string Effect(IReadOnlyList<KeyInfo> row)
    {
        string[] hot = [.. row.Select((key, i) => (key, Version: ReleaseVersion.Known[i])).Where(k => k.key.Effect == KeyEffect.Hot).Select(k => k.Version)];
        return hot.Length == 0 ? "restart" : hot.Length == row.Count(k => k.Status == KeyStatus.Read) ? "hot" : $"hot ({string.Join(", ", hot)})";
    }

    /// <summary>Type of the value; empty where nothing sets it.</summary>
    public static string Type(KeyInfo key) => key.Type == KeyType.None ? "" : Name(key.Type);

    /// <summary>Range, form and unit.</summary>
    public static string Range(KeyInfo key)
    {
        var range = key.Values.Count > 0 ? string.Join(", ", key.Values) : (key.Min, key.Max) switch
        {
            (null, null) => "",
            ({ } min, null or int.MaxValue) => $"from {min}",
            var (min, max) => $"{min} to {max}",
        };
        var form = key.Form.Length > 0 ? ValueForm.Describe(key.Form) : "";
        var unit = key.Multiple is { } multiple ? $"a multiple of {multiple}" : "";
        return string.Join(" ", new[] { range, unit, form, key.Unit }.Where(t => t.Length > 0));
    }

    /// <summary>The table's note, and what is meant where a version has no use for the key.</summary>
    public static string Note(IReadOnlyList<KeyInfo> row) => string.Join(
        ". ", new[] { row[0].Note, row.Select(k => k.Replacement?.Explanation).FirstOrDefault(e => e is not null) ?? "" }.Where(n => n.Length > 0));

    /// <summary>An enumeration's word as the docs write it.</summary>
    public static string Name(Enum value) => value.ToString().ToLowerInvariant();
}
