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
                foreach (var finding in group)
                {
                    Line(text, finding);
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

    /// <summary>
    /// Without notes, for a run that a preview has gone before, and for a refusal, where they would only hide the errors. What is switched off is never left out.
    /// </summary>
    /// <param name="findings">The findings.</param>
    public static IReadOnlyList<Finding> WithoutNotes(IReadOnlyList<Finding> findings) =>
        [.. findings.Where(f => f.Severity != Severity.Info || f.Path.StartsWith(SwitchOff.Paths, StringComparison.Ordinal))];

    /// <summary>
    /// What does not refuse a run, in a line, for a run that changes something: what went wrong there must stay on the screen, and a preview has
    /// shown the whole. What is switched off has a line of its own each, with its reason.
    /// </summary>
    /// <param name="findings">The findings; errors and notes are left out.</param>
    /// <returns>Lines joined by line feeds, none at the end; empty when there is nothing to show.</returns>
    public static string RenderShort(IReadOnlyList<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        var warnings = Sorted(findings.Where(f => f.Severity == Severity.Warning)).ToList();
        List<string> lines = [];
        if (warnings.Count > 0)
        {
            var ids = warnings.GroupBy(f => f.Id).Select(g => g.Count() == 1 ? g.Key : string.Create(CultureInfo.InvariantCulture, $"{g.Key} ({g.Count()} times)"));
            lines.Add($"{Count(warnings)}: {string.Join(", ", ids)}; `pulumi preview` shows what to do about {(warnings.Count == 1 ? "it" : "them")}.");
        }

        lines.AddRange(Sorted(WithoutNotes(findings).Where(f => f.Severity == Severity.Info)).Select(f => $"{f.Id}  {Told(f)}"));
        return string.Join('\n', lines);
    }

    /// <summary>The errors alone: the text of a refusal counts what refuses and nothing else.</summary>
    /// <param name="findings">The findings.</param>
    public static IReadOnlyList<Finding> Errors(IReadOnlyList<Finding> findings) => [.. findings.Where(f => f.Severity == Severity.Error)];

    /// <summary>Findings in the order in which they are shown: errors first, then by id and path.</summary>
    internal static IOrderedEnumerable<Finding> Sorted(IEnumerable<Finding> findings) =>
        findings.OrderByDescending(f => f.Severity).ThenBy(f => f.Id, StringComparer.Ordinal).ThenBy(f => f.Path, StringComparer.Ordinal);

    private static void Line(StringBuilder text, Finding finding)
    {
        text.Append("\n  ").Append(Word(finding.Severity)).Append(' ').Append(finding.Id).Append("  ").Append(Told(finding));
        text.Append('\n').Append(Indent).Append("repair: ").Append(finding.Repair);
    }

    private static void Block(StringBuilder text, IRule rule, IReadOnlyList<Finding> findings)
    {
        text.Append("\n  ").Append(Word(findings[0].Severity)).Append(' ').Append(rule.Id).Append("  ").Append(rule.Title);
        for (var i = 0; i < findings.Count; i++)
        {
            text.Append('\n').Append(Indent).Append(Told(findings[i]));
            if (i == findings.Count - 1 || findings[i + 1].Repair != findings[i].Repair)
            {
                text.Append('\n').Append(Indent).Append("repair: ").Append(findings[i].Repair);
            }
        }

        text.Append('\n').Append(Indent).Append("why:    ").Append(rule.Why);
        text.Append('\n').Append(Indent).Append("more:   ").Append(rule.Docs);
    }

    // Errors of form begin with the field as it is.
    private static string Told(Finding finding) =>
        finding.Message.StartsWith(finding.Path, StringComparison.Ordinal) ? finding.Message : $"{finding.Path}: {finding.Message}";

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
