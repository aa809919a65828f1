using System.Globalization;
using System.Text;

namespace RocketMQ.Model.Rules;

/// <summary>Findings as a person reads them.</summary>
public static class FindingText
{
    private const string Indent = "          ";

    /// <summary>
    /// All findings, errors first, those of a rule together. An error or a warning says what is wrong and where, why it matters, what to do and where more is
    /// written; a note takes one line.
    /// </summary>
    /// <param name="title">First line.</param>
    /// <param name="findings">The findings.</param>
    /// <returns>Lines joined by line feeds, none at the end.</returns>
    public static string Of(string title, IReadOnlyList<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        var text = new StringBuilder();
        text.Append(title).Append(" (").Append(Count(findings)).Append("):");
        foreach (var group in Sorted(findings).GroupBy(f => (f.Severity, f.Id)))
        {
            if (RulePack.Find(group.Key.Id) is not { } rule || group.Key.Severity == Severity.Info)
            {
                foreach (var same in group.GroupBy(f => (f.Message, f.Repair)))
                {
                    Line(text, [.. same]);
                }
            }
            else
            {
                Block(text, rule, [.. group]);
            }
        }

        if (findings.Any(f => f.Severity == Severity.Info && RulePack.Find(f.Id) is not null))
        {
            text.Append("\n  docs/rules.md says of each id why it matters and how it is switched off.");
        }

        return text.ToString();
    }

    /// <summary>The errors alone: the text of a refusal counts what refuses and nothing else.</summary>
    /// <param name="findings">The findings.</param>
    public static IReadOnlyList<Finding> Errors(IReadOnlyList<Finding> findings) => [.. findings.Where(f => f.Severity == Severity.Error)];

    /// <summary>Findings in the order in which they are shown: errors first, then by id and path.</summary>
    internal static IOrderedEnumerable<Finding> Sorted(IEnumerable<Finding> findings) =>
        findings.OrderByDescending(f => f.Severity).ThenBy(f => f.Id, StringComparer.Ordinal).ThenBy(f => f.Path, StringComparer.Ordinal);

    private static void Line(StringBuilder text, IReadOnlyList<Finding> same)
    {
        text.Append("\n  ").Append(Word(same[0].Severity)).Append(' ').Append(same[0].Id).Append("  ").Append(Told(same));
        text.Append('\n').Append(Indent).Append("repair: ").Append(same[0].Repair);
    }

    private static void Block(StringBuilder text, IRule rule, IReadOnlyList<Finding> findings)
    {
        text.Append("\n  ").Append(Word(findings[0].Severity)).Append(' ').Append(rule.Id).Append("  ").Append(rule.Title);
        // The same said of many fields is said once.
        var said = findings.GroupBy(f => (f.Message, f.Repair)).ToList();
        for (var i = 0; i < said.Count; i++)
        {
            text.Append('\n').Append(Indent).Append(Told([.. said[i]]));
            if (i == said.Count - 1 || said[i + 1].Key.Repair != said[i].Key.Repair)
            {
                text.Append('\n').Append(Indent).Append("repair: ").Append(said[i].Key.Repair);
            }
        }

        text.Append('\n').Append(Indent).Append("why:    ").Append(rule.Why);
        text.Append('\n').Append(Indent).Append("more:   ").Append(rule.Docs);
    }

    /// <summary>The same message of one or several fields.</summary>
    internal static string Told(IReadOnlyList<Finding> same) =>
        same.Count == 1 ? Told(same[0]) : $"{Words.List(same.Select(f => f.Path))}: {same[0].Message}";

    // Errors of form begin with the field as it is.
    internal static string Told(Finding finding) =>
        finding.Message.StartsWith(finding.Path, StringComparison.Ordinal) ? finding.Message : $"{finding.Path}: {finding.Message}";

    internal static string Count(IReadOnlyList<Finding> findings) => string.Join(", ", findings
        .GroupBy(f => f.Severity)
        .OrderByDescending(g => g.Key)
        .Select(g => $"{g.Count()} {Word(g.Key).Trim()}{(g.Count() == 1 ? "" : "s")}"));

    internal static string Word(Severity severity) => severity switch
    {
        Severity.Error => "error  ",
        Severity.Warning => "warning",
        _ => "note   ",
    };
}
