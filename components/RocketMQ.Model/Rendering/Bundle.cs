using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace RocketMQ.Model.Rendering;

/// <summary>
/// The standard input of a host step: settings, lists and files as lines that a person can read in <c>preview --diff</c> and that
/// <c>read_bundle</c> of <c>Scripts/prelude.sh</c> reads back. Nothing in it is ever run as a command.
/// </summary>
/// <remarks>
/// <c>## set NAME VALUE</c>, <c>## add LIST VALUE</c>, <c>## file PATH MODE OWNER:GROUP</c> and then the file's lines up to the next
/// directive.
/// <c>## template NAME DIGEST PATH MODE OWNER:GROUP</c> and then a line <c>PLACE=VALUE</c> for each place of that template of the kit.
/// A line of content that starts with <c>##</c> (after any number of backslashes) gets one backslash in front.
/// </remarks>
public sealed partial class Bundle
{
    private readonly StringBuilder text = new();
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);

    /// <summary>Adds a setting.</summary>
    /// <param name="name">Name of letters, digits, dot, underscore and hyphen; once a bundle.</param>
    /// <param name="value">One line of text, may be empty.</param>
    /// <returns>This bundle.</returns>
    /// <exception cref="ArgumentException">The name or the value has a form that the line format cannot carry.</exception>
    public Bundle Set(string name, string value)
    {
        Once("set " + name, name);
        text.Append("## set ").Append(Name(name)).Append(' ').Append(Line(name, value)).Append('\n');
        return this;
    }

    /// <summary>Adds a whole number as a setting.</summary>
    /// <param name="name">As in <see cref="Set(string, string)"/>.</param>
    /// <param name="value">The number.</param>
    /// <returns>This bundle.</returns>
    public Bundle Set(string name, int value) => Set(name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds an entry to a list.</summary>
    /// <param name="list">Name of the list, formed like a setting's.</param>
    /// <param name="value">One line of text, not empty: the reader could not tell an empty entry from none.</param>
    /// <returns>This bundle.</returns>
    /// <exception cref="ArgumentException">The name or the value has a form that the line format cannot carry.</exception>
    public Bundle Add(string list, string value)
    {
        if (value.Length == 0)
        {
            throw new ArgumentException($"list '{list}' of a step's input: an entry is empty", nameof(value));
        }

        text.Append("## add ").Append(Name(list)).Append(' ').Append(Line(list, value)).Append('\n');
        return this;
    }

    /// <summary>Adds entries to a list.</summary>
    /// <param name="list">As in <see cref="Add(string, string)"/>.</param>
    /// <param name="values">The entries, in order.</param>
    /// <returns>This bundle.</returns>
    public Bundle Add(string list, IEnumerable<string> values)
    {
        foreach (var value in values)
        {
            Add(list, value);
        }

        return this;
    }

    /// <summary>Adds a file.</summary>
    /// <param name="file">Absolute path without blanks, octal mode, <c>user:group</c>, content ended by a line feed.</param>
    /// <returns>This bundle.</returns>
    /// <exception cref="ArgumentException">A part has a form that the line format cannot carry.</exception>
    public Bundle File(PlannedFile file)
    {
        var path = file.Path;
        if (!path.StartsWith('/') || path.Any(char.IsWhiteSpace) || path.Any(char.IsControl))
        {
            throw new ArgumentException($"file '{Shown(path)}' of a step's input: the path must be absolute, without blanks and control characters", nameof(file));
        }

        if (!ModeForm().IsMatch(file.Mode) || !OwnerForm().IsMatch(file.Owner))
        {
            throw new ArgumentException($"file '{path}' of a step's input: mode '{file.Mode}' and owner '{file.Owner}' must be like 0640 and root:rocketmq", nameof(file));
        }

        if (HasControls(file.Content, isFile: true))
        {
            throw new ArgumentException($"file '{path}' of a step's input: the content has a control character", nameof(file));
        }

        Once("file " + path, path);
        if (file.Template is { } template) return Template(file, template);
        text.Append("## file ").Append(path).Append(' ').Append(file.Mode).Append(' ').Append(file.Owner).Append('\n');
        var content = file.Content.AsSpan();
        while (content.Length > 0)
        {
            var end = content.IndexOf('\n');
            var line = end < 0 ? content : content[..end];
            if (NeedsEscape(line)) text.Append('\\');
            text.Append(line).Append('\n');
            content = end < 0 ? [] : content[(end + 1)..];
        }

        return this;
    }

    private Bundle Template(PlannedFile file, FilledTemplate template)
    {
        text.Append($"## template {Name(template.Name)} {template.Digest} {file.Path} {file.Mode} {file.Owner}\n");
        foreach (var (name, value) in template.Values) text.Append(Name(name)).Append('=').Append(Line(name, value)).Append('\n');
        return this;
    }

    /// <summary>Adds files.</summary>
    /// <param name="files">As in <see cref="File(PlannedFile)"/>.</param>
    /// <returns>This bundle.</returns>
    public Bundle Files(IEnumerable<PlannedFile> files)
    {
        foreach (var file in files)
        {
            File(file);
        }

        return this;
    }

    /// <summary>The text to hand to the step.</summary>
    public override string ToString() => text.ToString();

    // The ranges of char.IsControl; in a file line feed and tab are none. By ranges, because scripts and files are megabytes in a large stack.
    private static bool HasControls(ReadOnlySpan<char> value, bool isFile) =>
        (isFile ? value.ContainsAnyInRange('\0', '\u0008') || value.ContainsAnyInRange('\u000b', '\u001f') : value.ContainsAnyInRange('\0', '\u001f'))
        || value.ContainsAnyInRange('\u007f', '\u009f');

    private static bool NeedsEscape(ReadOnlySpan<char> line) => line.TrimStart('\\').StartsWith("##", StringComparison.Ordinal);

    private static string Name(string name) => NameForm().IsMatch(name)
        ? name
        : throw new ArgumentException($"name '{Shown(name)}' in a step's input: only letters, digits, '.', '_' and '-' are allowed", nameof(name));

    private static string Line(string name, string value) => !HasControls(value, isFile: false)
        ? value
        : throw new ArgumentException($"'{Shown(name)}' of a step's input: the value '{Shown(value)}' has a line feed or another control character; remove it", nameof(value));

    // An error text must not carry the very characters that it complains about.
    private static string Shown(string value) => string.Concat(value.Select(c => char.IsControl(c) ? '?' : c));

    private void Once(string key, string shown)
    {
        if (!seen.Add(key))
        {
            throw new ArgumentException($"'{Shown(shown)}' stands twice in a step's input");
        }
    }

    [GeneratedRegex(@"\A[A-Za-z0-9._-]+\z")]
    private static partial Regex NameForm();

    [GeneratedRegex(@"\A0[0-7]{3}\z")]
    private static partial Regex ModeForm();

    [GeneratedRegex(@"\A[a-z_][a-z0-9_-]*:[a-z_][a-z0-9_-]*\z")]
    private static partial Regex OwnerForm();
}
