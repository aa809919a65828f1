using System.Text.Json;
using System.Text.RegularExpressions;
using RocketMQ.Model.Catalog;
using RocketMQ.Model.Rendering;

namespace RocketMQ.Model.Configuration;

/// <summary>
/// A key of the stack's configuration that nothing reads, and the commands that put its value where it was meant: most often a path that was set
/// without <c>--path</c>, which makes one key with dots in its name.
/// </summary>
internal static partial class StrayKey
{
    /// <summary>Longest value that a command shows.</summary>
    private const int Longest = 80;

    /// <summary>The path that a name stands for, below the namespace; null where none comes near.</summary>
    /// <param name="name">For example <c>cluster.properties.fileReservedTime</c>, <c>Cluster.name</c>, <c>fileReservedTime</c>.</param>
    /// <returns>The path as Pulumi writes it, and the field it ends in, where that is known.</returns>
    public static (string Path, ConfigField? Field)? PathOf(string name)
    {
        var parts = Part().Matches(name).Select(m => (Text: m.Groups["name"].Value + m.Groups["quoted"].Value, IsIndex: m.Groups["index"].Success)).ToList();
        if (parts.Count == 0 || parts[0].IsIndex) return null;
        if (FieldOf(ConfigTree.Root, parts[0].Text) is not { } first)
        {
            if (Home(parts[0].Text, parts.Count > 1) is not { } home) return null;
            (first, parts) = (ConfigTree.Root.Field(home), [(home, false), .. parts]);
            if (first.Fields.All(f => f.Name != parts[1].Text)) parts.Insert(1, ("properties", false));
        }

        var (path, field) = (first.Name, (ConfigField?)first);
        foreach (var (text, isIndex) in parts.Skip(1))
        {
            var known = field is { Type: FieldType.Object } ? FieldOf(field, text) : null;
            field = known ?? field?.Item;
            var word = known?.Name ?? text;
            path += isIndex ? $"[{word}]" : Plain().IsMatch(word) ? $".{word}" : $"[\"{word}\"]";
        }

        return (path, field);
    }

    /// <summary>What to do: remove the stray key, and set the right one.</summary>
    /// <param name="key">The stray key in full, with its namespace.</param>
    /// <param name="path">The right path below rocketmq.</param>
    /// <param name="field">The field that it ends in; null where none is known.</param>
    /// <param name="value">The value.</param>
    /// <param name="secret">True where it is kept encrypted.</param>
    public static string Repair(string key, string path, ConfigField? field, JsonElement value, bool secret)
    {
        // A slip in one word; a path is shown in the command anyway.
        var name = key[(key.IndexOf(':', StringComparison.Ordinal) + 1)..];
        var meant = name != path && Plain().IsMatch(name) && Plain().IsMatch(path) ? $"Did you mean \"{path}\"? " : "";
        if (value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
        {
            return meant + (path.Contains('.') ? $"Move it below rocketmq:{path[..path.IndexOf('.')]} in the stack's file, as {path}." : $"Rename it to rocketmq:{path} in the stack's file.");
        }

        var flag = path.Any(c => c is '.' or '[') ? "--path " : "";
        var (word, hidden) = Word(path, field, value, secret);
        return $"{meant}Run `pulumi config rm {InQuotes(key)}`, then `pulumi config set {(hidden ? "--secret " : "")}{flag}{InQuotes("rocketmq:" + path)}{word}`{(hidden ? " (it asks for the value)" : "")}.";
    }

    private static (string Word, bool Hidden) Word(string path, ConfigField? field, JsonElement value, bool secret)
    {
        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        var name = path[(path.LastIndexOf('.') + 1)..];
        if (secret || field?.Secret == true || Shown.LooksSecret(name) || KeyFacts.IsSecret(name) || Shown.Text(text).Contains("[secret]", StringComparison.Ordinal)) return ("", true);
        return text.Length is 0 or > Longest || text[0] == '-' || text.Any(c => c is < ' ' or > '~') ? (" VALUE", false) : (" " + Quoted(text), false);
    }

    private static string Quoted(string text) => Plainest().IsMatch(text) ? text : InQuotes(text);

    private static string InQuotes(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static ConfigField? FieldOf(ConfigField parent, string name) =>
        parent.Fields.FirstOrDefault(f => f.Name == name)
        ?? (Nearest.To(name, parent.Fields.Select(f => f.Name)) is { } near ? parent.Field(near) : null);

    /// <summary>The object that a field, or a key of RocketMQ, belongs into; null where that is not one object alone.</summary>
    private static string? Home(string name, bool more)
    {
        string[] homes = [.. ConfigTree.Root.Fields.Where(f => f.Fields.Any(b => b.Name == name)).Select(f => f.Name)];
        if (homes.Length == 1) return homes[0];
        return homes.Length == 0 && !more && ReleaseVersion.Known.Any(v => KeyCatalog.For(v).Find(name, InstanceKind.Broker) is { Status: KeyStatus.Read }) ? "cluster" : null;
    }

    [GeneratedRegex("(?<name>[^.\\[\\]\"]+)|\\[\"(?<quoted>[^\"]*)\"\\]|\\[(?<index>)(?<name>[0-9]+)\\]", RegexOptions.CultureInvariant)]
    private static partial Regex Part();

    [GeneratedRegex("^[A-Za-z0-9_-]+\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();

    [GeneratedRegex("^[A-Za-z0-9_./@,+:][A-Za-z0-9_./@,+:-]*\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Plainest();
}
