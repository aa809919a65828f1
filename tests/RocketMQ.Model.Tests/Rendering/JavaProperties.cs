using System.Globalization;
using System.Text;

namespace RocketMQ.Model.Tests.Rendering;

/// <summary>Reads a properties file as java.util.Properties.load does (its Javadoc), written apart from the code under test.</summary>
internal static class JavaProperties
{
    public static Dictionary<string, string> Read(string text)
    {
        var result = new Dictionary<string, string>();
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].TrimStart(' ', '\t', '\f');
            if (line.Length == 0 || line[0] is '#' or '!')
            {
                continue;
            }

            while (line.Length - line.TrimEnd('\\').Length is var slashes && slashes % 2 == 1 && ++i < lines.Length)
            {
                line = line[..^1] + lines[i].TrimStart(' ', '\t', '\f');
            }

            var end = 0;
            while (end < line.Length && !" \t\f=:".Contains(line[end]))
            {
                end += line[end] == '\\' ? 2 : 1;
            }

            var value = end;
            while (value < line.Length && " \t\f".Contains(line[value]))
            {
                value++;
            }

            if (value < line.Length && line[value] is '=' or ':')
            {
                value++;
                while (value < line.Length && " \t\f".Contains(line[value]))
                {
                    value++;
                }
            }

            result[Unescape(line[..end])] = Unescape(line[value..]);
        }

        return result;
    }

    private static string Unescape(string text)
    {
        var result = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                result.Append(text[i]);
            }
            else if (text[++i] == 'u')
            {
                result.Append((char)int.Parse(text.AsSpan(i + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                i += 4;
            }
            else
            {
                result.Append(text[i] switch { 't' => '\t', 'n' => '\n', 'r' => '\r', 'f' => '\f', var c => c });
            }
        }

        return result.ToString();
    }
}
