using System.Globalization;

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

    /// <summary>The default in one version as a file would say it; null where it is an expression. The table may explain it: <c>6 (READ|WRITE)</c>.</summary>
    public string? LiteralDefaultIn(CatalogLine line)
    {
        var text = DefaultIn(line);
        var value = text.Contains(" (", StringComparison.Ordinal) ? text[..text.IndexOf(" (", StringComparison.Ordinal)] : text;
        return ValueType switch
        {
            KeyType.Int or KeyType.Long => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
            KeyType.Boolean => value is "true" or "false",
            KeyType.String => value.Length > 0 && value.All(c => char.IsAsciiDigit(c) || c == ';'),
            _ => false,
        } ? value : null;
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
