using System.Text;

namespace RocketMQ.Model.Rules;

/// <summary>Findings as a person reads them.</summary>
public static class FindingText
{
    /// <summary>All findings, errors first, each with its field, what is wrong and what to do.</summary>
    /// <param name="title">First line.</param>
    /// <param name="findings">The findings.</param>
    public static string Of(string title, IReadOnlyList<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        var text = new StringBuilder();
        text.Append(title).Append(" (").Append(Count(findings)).Append("):");
        foreach (var f in findings.OrderByDescending(f => f.Severity).ThenBy(f => f.Id, StringComparer.Ordinal).ThenBy(f => f.Path, StringComparer.Ordinal))
        {
            text.Append('\n').Append("  ").Append(Word(f.Severity)).Append(' ').Append(f.Id).Append("  ");
            // Errors of form begin with the field as it is.
            if (!f.Message.StartsWith(f.Path, StringComparison.Ordinal)) text.Append(f.Path).Append(": ");
            text.Append(f.Message);
            text.Append('\n').Append("          repair: ").Append(f.Repair);
        }

        if (findings.Any(f => f.Id.StartsWith("RMQ", StringComparison.Ordinal)))
        {
            text.Append("\n  docs/rules.md says of each id why it matters and how it is switched off.");
        }

        return text.ToString();
    }

    private static string Count(IReadOnlyList<Finding> findings) => string.Join(", ", findings
        .GroupBy(f => f.Severity)
        .OrderByDescending(g => g.Key)
        .Select(g => $"{g.Count()} {Word(g.Key).Trim()}{(g.Count() == 1 ? "" : "s")}"));

    private static string Word(Severity severity) => severity switch
    {
        Severity.Error => "error  ",
        Severity.Warning => "warning",
        _ => "note   ",
    };
}
