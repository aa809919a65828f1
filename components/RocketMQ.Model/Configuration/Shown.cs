using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace RocketMQ.Model.Configuration;

/// <summary>How values and paths appear in findings: on one line, short, and without secrets.</summary>
internal static partial class Shown
{
    private const string Hidden = "[secret]";
    private const int Longest = 80;
    private const int LongestLookedAt = 8192;

    /// <summary>A text in quotes, cut to a readable length, control characters escaped, log-ins of URLs and private keys hidden.</summary>
    public static string Text(string text)
    {
        if (text.Contains("PRIVATE KEY", StringComparison.Ordinal) || text.StartsWith("PuTTY-User-Key", StringComparison.Ordinal))
        {
            return Hidden;
        }

        // Nobody reads it, and to look for secrets in it takes long.
        if (text.Length > LongestLookedAt)
        {
            return $"a text of {text.Length} characters";
        }

        var open = NamedSecret().Replace(UrlLogin().Replace(text, "://[secret]@"), "$1[secret]");
        return $"\"{Escape(open.Length > Longest ? open[..Longest] : open)}\"{(open.Length > Longest ? "…" : "")}";
    }

    /// <summary>The value of a field; a list or an object by its kind alone.</summary>
    public static string Value(ConfigField field, string name, JsonElement value) =>
        field.Secret || LooksSecret(name) ? Hidden : value.ValueKind switch
        {
            JsonValueKind.String => Text(value.GetString()!),
            JsonValueKind.Number => Text(value.GetRawText()).Trim('"'),
            _ => Kind(value),
        };

    /// <summary>What a value is, in words.</summary>
    public static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => "nothing",
    };

    /// <summary>The path of a field of an object: <c>a.b</c>, or <c>a["b c"]</c> for a name that is not a plain one.</summary>
    public static string Path(string parent, string name) =>
        !PlainName().IsMatch(name) ? $"{parent}[{Text(name)}]" : parent.Length == 0 ? name : $"{parent}.{name}";

    /// <summary>True for names under which people keep secrets.</summary>
    public static bool LooksSecret(string name) => SecretName().IsMatch(name);

    private static string Escape(string text)
    {
        var shown = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            // Half of a surrogate pair, and characters that turn or hide what follows, would garble a terminal.
            _ = char.IsControl(c) || char.IsSurrogate(c) || c is '\u2028' or '\u2029' || (c >= '\u200b' && c <= '\u200f') || (c >= '\u202a' && c <= '\u202e')
                ? shown.Append(c == '\n' ? "\\n" : $"\\u{(int)c:x4}")
                : shown.Append(c);
        }

        return shown.ToString();
    }

    [GeneratedRegex("://\\S*@", RegexOptions.CultureInvariant)]
    private static partial Regex UrlLogin();

    // As in -Djavax.net.ssl.keyStorePassword=….
    [GeneratedRegex("((?:secret|passw|passphrase|token|credential)[A-Za-z0-9_.-]{0,40} ?[=:] ?)\\S+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex NamedSecret();

    [GeneratedRegex("^[A-Za-z0-9_-]{1,128}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex PlainName();

    [GeneratedRegex("secret|passw|passphrase|token|credential|privatekey|accesskey", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex SecretName();
}
