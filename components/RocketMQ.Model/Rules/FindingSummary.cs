using System.Globalization;

namespace RocketMQ.Model.Rules;

/// <summary>
/// What does not refuse a run, in a few lines, for it stands below what the run changes, and both must fit on one screen. Findings of a rule are one entry,
/// notes are one line, and so is what was accepted; the whole is in the report (<c>rocketmq:report</c>).
/// </summary>
public static class FindingSummary
{
    /// <summary>So many rules have lines of their own.</summary>
    private const int Entries = 6;

    /// <summary>So many ids are named in a line.</summary>
    private const int Named = 8;

    /// <summary>So many messages of a rule are shown; for the rest the fields are named.</summary>
    private const int Messages = 3;

    /// <summary>A reason is cut here.</summary>
    private const int ReasonLength = 60;

    private const string Indent = "          ";

    /// <summary>For a preview.</summary>
    /// <param name="findings">The findings; errors are left out.</param>
    /// <param name="report">The file that holds all of them in full; null: none was asked for.</param>
    /// <param name="inFull">Whether the last line says where all of it is; false for a program that writes no report. Default true.</param>
    /// <returns>Lines joined by line feeds, none at the end; empty when there is nothing to show. At most 17 lines.</returns>
    public static string Render(IReadOnlyList<Finding> findings, string? report = null, bool inFull = true)
    {
        ArgumentNullException.ThrowIfNull(findings);
        var shown = FindingText.Sorted(findings.Where(f => f.Severity != Severity.Error && f.Accepted is null)).ToList();
        List<string> lines = [];
        if (shown.Count > 0)
        {
            lines.Add($"Findings ({FindingText.Count(shown)}); docs/rules.md says why each matters and how it is accepted:");
            lines.AddRange(Warnings([.. shown.Where(f => f.Severity == Severity.Warning)]));
            if (shown.Where(f => f.Severity == Severity.Info).ToList() is { Count: > 0 } notes)
            {
                lines.Add($"  {FindingText.Word(Severity.Info)} {Ids(notes, f => $"{f.Id} {Field(f.Path)}")}");
            }
        }

        lines.AddRange(Accepted(findings));
        if (lines.Count > 0 && inFull)
        {
            lines.Add(report is null ? "All of this in full, as JSON: set rocketmq:report to the path of a file." : $"All of this in full: {report}");
        }

        return string.Join('\n', lines);
    }

    /// <summary>
    /// For an <c>up</c>: what its check of the hosts warns of, which no preview has shown, and the other warnings by their ids. What went wrong in such a
    /// run must stay on the screen.
    /// </summary>
    /// <param name="findings">The findings; errors and notes are left out.</param>
    /// <returns>Lines joined by line feeds, none at the end; empty when there is nothing to show. At most 15 lines.</returns>
    public static string RenderShort(IReadOnlyList<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        var warnings = FindingText.Sorted(findings.Where(f => f.Severity == Severity.Warning && f.Accepted is null)).ToList();
        List<string> lines = [];
        if (warnings.Where(IsOfHosts).ToList() is { Count: > 0 } hosts)
        {
            lines.Add($"The check of the hosts ({FindingText.Count(hosts)}):");
            lines.AddRange(Warnings(hosts));
        }

        if (warnings.Where(f => !IsOfHosts(f)).ToList() is { Count: > 0 } others)
        {
            lines.Add($"{FindingText.Count(others)}: {Ids(others, f => f.Id)}; `pulumi preview` shows what to do about {(others.Count == 1 ? "it" : "them")}.");
        }

        lines.AddRange(Accepted(findings));
        return string.Join('\n', lines);
    }

    private static bool IsOfHosts(Finding finding) => finding.Id == Configuration.CfgIds.HostCheck || RulePack.Find(finding.Id)?.Scope == RuleScope.Hosts;

    private static IEnumerable<string> Warnings(IReadOnlyList<Finding> warnings)
    {
        var rules = warnings.GroupBy(f => f.Id == Configuration.CfgIds.HostCheck ? f.Id + f.Repair : f.Id).ToList();
        foreach (var rule in rules.Take(Entries))
        {
            yield return $"  {FindingText.Word(Severity.Warning)} {rule.First().Id}  {Places([.. rule])}";
            yield return $"{Indent}repair: {rule.First().Repair}";
        }

        if (rules.Count > Entries)
        {
            Finding[] rest = [.. rules.Skip(Entries).SelectMany(r => r)];
            yield return string.Create(CultureInfo.InvariantCulture, $"  and {rest.Length} more: {Ids(rest, f => f.Id)}");
        }
    }

    private static string Places(IReadOnlyList<Finding> findings)
    {
        var said = findings.GroupBy(f => f.Message).ToList();
        var others = said.Skip(Messages).SelectMany(g => g.Select(f => f.Path)).ToList();
        return string.Join(' ', said.Take(Messages).Select(g => FindingText.Told([.. g]))) + (others.Count == 0 ? "" : $" Also {Words.List(others)}.");
    }

    /// <summary>What was accepted: one line, or none.</summary>
    private static IEnumerable<string> Accepted(IReadOnlyList<Finding> findings)
    {
        var accepted = FindingText.Sorted(findings.Where(f => f.Accepted is not null)).ToList();
        if (accepted.Count > 0)
        {
            yield return $"Accepted: {Some([.. accepted.Select(f => $"{f.Id} ({Short(f.Accepted!.Reason)}{(f.Accepted.Findings?.Count == 0 ? "; it finds nothing, remove it" : "")})")])}";
        }
    }

    private static string Short(string reason) => reason.Length <= ReasonLength ? reason : reason[..(ReasonLength - 1)].TrimEnd() + "…";

    private static string Ids(IReadOnlyList<Finding> findings, Func<Finding, string> name) => Some([.. findings.GroupBy(name).Select(g =>
        g.Count() == 1 ? g.Key : string.Create(CultureInfo.InvariantCulture, $"{g.Key} ({g.Count()} times)"))]);

    private static string Some(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(Named)) + (names.Count > Named ? string.Create(CultureInfo.InvariantCulture, $" and {names.Count - Named} more") : "");

    /// <summary>The last name of a path.</summary>
    private static string Field(string path) => path[(path.LastIndexOf('.') + 1)..];
}
