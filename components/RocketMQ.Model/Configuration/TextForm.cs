using System.Text.RegularExpressions;

namespace RocketMQ.Model.Configuration;

/// <summary>The form a text must have.</summary>
/// <param name="Rule">The form in words, to follow "must be".</param>
/// <param name="Pattern">Regular expression of the form, as .NET and JavaScript both read it.</param>
public sealed record TextForm(string Rule, string Pattern)
{
    private readonly Regex regex = new(Pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>Longest text, in characters. Default 4096.</summary>
    public int MaxLength { get; init; } = 4096;

    /// <summary>True: line feeds may be in it (a private key). Default false: no control characters at all.</summary>
    public bool ManyLines { get; init; }

    /// <summary>What a regular expression cannot say: the complaint about a text that fits the pattern, or null.</summary>
    public Func<string, string?> Further { get; init; } = static _ => null;

    /// <summary>The repair for a usual mistake, or null where there is nothing special to say.</summary>
    public Func<string, string?> Repair { get; init; } = static _ => null;

    /// <summary>What is wrong with a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The rule it breaks, to follow the value in a sentence; null when the text is right.</returns>
    public string? Complaint(string text)
    {
        if (text.Length > MaxLength)
        {
            return $"is too long: {text.Length} characters, at most {MaxLength} are allowed";
        }

        if (text.Any(c => char.IsControl(c) && !(ManyLines && c is '\n' or '\r')))
        {
            return $"holds a line feed or another control character; it must be {Rule}";
        }

        return regex.IsMatch(text) ? Further(text) : $"must be {Rule}";
    }
}
