using System.Buffers;
using System.Globalization;
using System.Text;

namespace RocketMQ.Model.Rendering;

/// <summary>
/// Writes lines that <c>java.util.Properties.load</c> reads back as the same key and value. RocketMQ loads its files as ISO-8859-1,
/// so everything outside printable ASCII is written as <c>\uXXXX</c>.
/// </summary>
public static class PropertiesText
{
    // Nearly every line is of these alone, and stands in the file as it is; the address of all name servers is long, and every broker has it.
    private static readonly SearchValues<char> PlainInKeys = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");
    private static readonly SearchValues<char> PlainInValues = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-/:;,=@+%");

    /// <summary>One <c>key=value</c> line, without its line end.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    /// <returns>The line.</returns>
    /// <exception cref="ArgumentException">
    /// The value ends in a blank (RocketMQ 4.x keeps it and then takes <c>SLAVE </c> for no role at all), or holds a control character, or the key is empty.
    /// </exception>
    public static string Line(string key, string value)
    {
        if (key.Length > 0 && !key.AsSpan().ContainsAnyExcept(PlainInKeys) && !value.AsSpan().ContainsAnyExcept(PlainInValues))
        {
            return $"{key}={value}";
        }

        if (key.Length == 0 || key.Any(char.IsControl))
        {
            throw new ArgumentException("a property's name is empty or holds a control character; remove the property", nameof(key));
        }

        if (value.Any(char.IsControl))
        {
            throw new ArgumentException($"property '{key}': the value holds a line feed or another control character; remove it", nameof(value));
        }

        if (value.Length > 0 && char.IsWhiteSpace(value[^1]))
        {
            throw new ArgumentException($"property '{key}': the value '{value}' ends in a blank, which RocketMQ would take as part of it; remove the blank", nameof(value));
        }

        var text = new StringBuilder();
        foreach (var c in key)
        {
            Append(text, c, c is ' ' or '=' or ':' or '#' or '!');
        }

        text.Append('=');
        for (var i = 0; i < value.Length; i++)
        {
            Append(text, value[i], i == 0 && value[i] == ' ');
        }

        return text.ToString();
    }

    /// <summary>Text as it may stand in a comment of such a file: one line of ASCII.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The same text with everything outside printable ASCII escaped.</returns>
    public static string Comment(string text)
    {
        var result = new StringBuilder();
        foreach (var c in text)
        {
            Append(result, c, false, backslash: false);
        }

        return result.ToString();
    }

    private static void Append(StringBuilder text, char c, bool escape, bool backslash = true)
    {
        if (c is < ' ' or > '~')
        {
            text.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
            return;
        }

        if (escape || (c == '\\' && backslash))
        {
            text.Append('\\');
        }

        text.Append(c);
    }
}
