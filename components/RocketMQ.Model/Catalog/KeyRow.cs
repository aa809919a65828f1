namespace RocketMQ.Model.Catalog;

/// <summary>A row of keys.tsv.</summary>
internal sealed record KeyRow(string Key, string Class, string Type, string Default, IReadOnlyList<string> Status, string Note)
{
    /// <summary>The default in one version: the column holds one text, or <c>4.7.1=a ; 4.9.8=b ; 5.3.3=c</c>.</summary>
    public string DefaultIn(CatalogLine line)
    {
        var version = ReleaseVersion.Known[(int)line] + "=";
        return Default.Split(" ; ").FirstOrDefault(d => d.StartsWith(version, StringComparison.Ordinal))?[version.Length..] ?? Default;
    }

    /// <summary>Whether a setter exists in one version.</summary>
    public bool ReadIn(CatalogLine line) => Status[(int)line] == "yes";

    /// <summary>The type as the setter takes it.</summary>
    public KeyType ValueType => Type switch
    {
        "int" or "Integer" => KeyType.Int,
        "long" => KeyType.Long,
        "double" => KeyType.Double,
        "boolean" => KeyType.Boolean,
        "String" => KeyType.String,
        _ when Type.EndsWith("(as String)", StringComparison.Ordinal) => KeyType.Enum,
        _ => KeyType.None,
    };
}
