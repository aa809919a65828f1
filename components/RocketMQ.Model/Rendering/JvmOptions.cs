using System.Globalization;
using System.Text.RegularExpressions;

namespace RocketMQ.Model.Rendering;

/// <summary>
/// Reads a <c>jvm.options</c> file as <c>launch.sh</c> does on the host: <c>OPTION</c> counts for every Java, <c>8:OPTION</c> for that
/// major version, <c>9-:OPTION</c> from it on, <c>8-16:OPTION</c> for a range; lines that start with <c>#</c> and empty lines do not count.
/// </summary>
public static partial class JvmOptions
{
    /// <summary>The options that a Java of a given major version is started with.</summary>
    /// <param name="text">The file.</param>
    /// <param name="javaMajor">8, 11, 17, …</param>
    /// <returns>The options, in order; one is one argument, blanks and all.</returns>
    public static IReadOnlyList<string> Select(string text, int javaMajor)
    {
        var options = new List<string>();
        foreach (var line in text.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != '#'))
        {
            var match = Form().Match(line);
            if (!match.Success)
            {
                options.Add(line);
            }
            else if (Fits(match, javaMajor))
            {
                options.Add(match.Groups["option"].Value);
            }
        }

        return options;
    }

    /// <summary>What is wrong with an option a person gave.</summary>
    /// <param name="option">The option, with or without a version in front.</param>
    /// <returns>The reason, or null when it can stand in the file.</returns>
    public static string? Problem(string option)
    {
        var bare = Split(option).Option;
        return option.Any(char.IsControl) ? "it holds a line feed or another control character"
            : option != option.Trim() ? "it starts or ends in a blank"
            : bare.Length < 2 || bare[0] is not ('-' or '@') ? "it does not start with '-'"
            : null;
    }

    /// <summary>An option apart from the Java versions it is for.</summary>
    /// <param name="option">The option, with or without a version in front.</param>
    /// <returns>The versions (<c>8</c>, <c>9-</c>, <c>8-16</c>; empty: every Java), and the option itself.</returns>
    internal static (string Versions, string Option) Split(string option)
    {
        var match = Form().Match(option);
        return match.Success ? (option[..option.IndexOf(':', StringComparison.Ordinal)], match.Groups["option"].Value) : ("", option);
    }

    private static bool Fits(Match match, int major)
    {
        var from = Number(match.Groups["from"].Value);
        var to = match.Groups["dash"].Length == 0 ? from : match.Groups["to"].Length == 0 ? int.MaxValue : Number(match.Groups["to"].Value);
        return major >= from && major <= to;
    }

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A(?<from>[0-9]{1,4})(?<dash>-?)(?<to>[0-9]{0,4}):(?<option>.*)\z")]
    private static partial Regex Form();
}
