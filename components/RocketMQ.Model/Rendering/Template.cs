using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace RocketMQ.Model.Rendering;

/// <summary>A text of the folder Templates, with <c>{{name}}</c> where a value goes.</summary>
internal sealed partial class Template
{
    internal Template(string name, string text)
    {
        Name = name;
        Text = text;
        Digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12];
    }

    internal string Name { get; }

    internal string Text { get; }

    private string Digest { get; }

    /// <summary>Stands in a value for the end of a line: a step's input has a line for each value.</summary>
    internal const string NewLine = "{{n}}";

    internal static Template Load(string name)
    {
        using var stream = typeof(Template).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"template {name} is not in the assembly");
        using var reader = new StreamReader(stream);
        return new Template(name, reader.ReadToEnd());
    }

    /// <summary>Fills every place; values are put in as they are and never read as a template again.</summary>
    internal string Fill(IReadOnlyDictionary<string, string> values) => Place().Replace(Text, match =>
        values.TryGetValue(match.Groups[1].Value, out var value)
            ? value.Replace(NewLine, "\n", StringComparison.Ordinal)
            : throw new InvalidOperationException($"template {Name}: no value for {match.Groups[1].Value}"));

    /// <summary>The filled text as a file that the template of the kit makes on the host.</summary>
    internal PlannedFile File(string path, string mode, string owner, IReadOnlyDictionary<string, string> values) =>
        new(path, mode, owner, Fill(values)) { Template = new(Name, Digest, values) };

    [GeneratedRegex(@"\{\{([a-zA-Z0-9-]+)\}\}")]
    private static partial Regex Place();
}
