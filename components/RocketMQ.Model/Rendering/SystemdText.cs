namespace RocketMQ.Model.Rendering;

/// <summary>Texts as systemd reads them in a unit file.</summary>
internal static class SystemdText
{
    /// <summary>One word of a list of paths, or one assignment of Environment=: % is systemd's own, and backslash and quotes are read inside quotes.</summary>
    internal static string Word(string text) => Plain(text)
        ? text
        : '"' + Specifiers(text).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + '"';

    /// <summary>One argument of a command line, where $ would name a variable.</summary>
    internal static string Argument(string text) => Word(text).Replace("$", "$$", StringComparison.Ordinal);

    /// <summary>A text or a single path to the end of the line: nothing is quoted there.</summary>
    internal static string Rest(string text) => Specifiers(text);

    private static bool Plain(string text) => text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || "/_.+@=:,-".Contains(c, StringComparison.Ordinal));

    private static string Specifiers(string text) => text.Any(char.IsControl)
        ? throw new ArgumentException("a text for a unit file holds a line feed or another control character")
        : text.Replace("%", "%%", StringComparison.Ordinal);
}
