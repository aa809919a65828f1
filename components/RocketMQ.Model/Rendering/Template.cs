using System.Text.RegularExpressions;

namespace RocketMQ.Model.Rendering;

/// <summary>A text of the folder Templates, with <c>{{name}}</c> where a value goes.</summary>
internal sealed partial class Template
{
    private readonly string name;
    private readonly string text;

    internal Template(string name, string text)
    {
        this.name = name;
        this.text = text;
    }

    internal static Template Load(string name)
    {
        using var stream = typeof(Template).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"template {name} is not in the assembly");
        using var reader = new StreamReader(stream);
        return new Template(name, reader.ReadToEnd());
    }

    /// <summary>Fills every place; values are put in as they are and never read as a template again.</summary>
    internal string Fill(IReadOnlyDictionary<string, string> values) => Place().Replace(text, match =>
        values.TryGetValue(match.Groups[1].Value, out var value)
            ? value
            : throw new InvalidOperationException($"template {name}: no value for {match.Groups[1].Value}"));

    [GeneratedRegex(@"\{\{([a-zA-Z0-9-]+)\}\}")]
    private static partial Regex Place();
}
