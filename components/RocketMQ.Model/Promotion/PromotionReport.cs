using System.Globalization;
using RocketMQ.Model.Configuration;
using RocketMQ.Model.Rollout;
using RocketMQ.Model.Rules;

namespace RocketMQ.Model.Promotion;

/// <summary>What a person is told of a promotion.</summary>
public static class PromotionReport
{
    /// <summary>What refuses the run; null where nothing does.</summary>
    /// <param name="spec">The stack's <c>rocketmq:promotion</c>.</param>
    /// <param name="verdict">The verdict.</param>
    public static Finding? Refusal(PromotionSpec spec, PromotionVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(verdict);
        if (verdict is not { Outcome: PromotionOutcome.Refused, There: { } there }) return null;
        var count = verdict.Rows.Count == 1 ? "1 thing has" : string.Create(CultureInfo.InvariantCulture, $"{verdict.Rows.Count} things have");
        return new(
            CfgIds.NotPassed,
            Severity.Error,
            spec.SourceField,
            $"{count} not passed in {there.Stack} (up {there.Up.Number}, {there.Up.Time}), see the table.",
            "Do what the table says. In an emergency set promotion.override to the reason: it is shown from then on, and kept in the outputs and on the "
            + "hosts.");
    }

    /// <summary>What has not passed, as a table with a head.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <returns>Lines joined by line feeds; empty where all has.</returns>
    public static string Table(PromotionVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        return verdict.Rows.Count == 0 ? "" : Rollout.Table.Of(
            [["SETTING", "THERE", "HERE", "WHAT TO DO"], .. verdict.Rows.Select(r => new[] { r.Setting, r.There, r.Here, r.Repair })])[1..];
    }

    /// <summary>
    /// What does not refuse, and is worth knowing: an override that is in force or is no longer needed, what the source has taken without a pass.
    /// </summary>
    /// <param name="spec">The stack's <c>rocketmq:promotion</c>; null where it has none.</param>
    /// <param name="verdict">The verdict.</param>
    public static IReadOnlyList<Finding> Findings(PromotionSpec? spec, PromotionVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        List<Finding> findings = [];
        const string Field = "promotion.override";
        if (verdict.Override is { } reason)
        {
            findings.Add(new(CfgIds.NotPassed, Severity.Warning, Field, $"this stack runs what has not passed, for the reason: {reason}",
                verdict.Outcome == PromotionOutcome.None
                    ? "Set promotion.from again, and promote what has passed there."
                    : "Let it pass in the other stack; then remove promotion.override and run `pulumi up` here."));
        }
        else if (spec?.Override is not null)
        {
            findings.Add(new(CfgIds.NotPassed, Severity.Info, Field, "it is not needed: what is wanted has passed.", "Remove it."));
        }

        if (spec is not null && verdict.There is { Override: { } other, Stack: var stack })
        {
            findings.Add(new(CfgIds.NotPassed, Severity.Warning, spec.SourceField,
                $"{stack} itself runs what has not passed before it, for the reason: {other}", "Ask who gave the reason whether it may go on from there."));
        }

        return findings;
    }

    /// <summary>In a line, where what is wanted comes from and how old that is; then what has not passed, where the run goes on all the same.</summary>
    /// <param name="spec">The stack's <c>rocketmq:promotion</c>.</param>
    /// <param name="verdict">The verdict.</param>
    /// <param name="now">The time of this machine.</param>
    public static string Line(PromotionSpec spec, PromotionVerdict verdict, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(verdict);
        var how = verdict.Outcome switch
        {
            PromotionOutcome.Passed => "all that is wanted here passed there",
            PromotionOutcome.RunsAlready => "what is wanted runs here already",
            PromotionOutcome.GoesBack => "what is wanted ran here before, and had passed then",
            PromotionOutcome.Overridden => "taken without a pass, by promotion.override",
            _ => "refused",
        };
        var from = verdict.There is { } there
            ? $"{there.Stack}{(spec.FromFile is { } file ? $" (file {file})" : "")}, up {there.Up.Number} of {there.Up.Time}, {Span(now - there.Up.At)} ago"
            : spec.FromFile ?? spec.From;
        var table = verdict.Rows.Count == 0 ? "" : $"\nNot passed there:\n{Table(verdict)}";
        return $"Promotion from {from}: {how}.{table}";
    }

    /// <summary>A span in its two largest units.</summary>
    internal static string Span(TimeSpan span) => span < TimeSpan.FromMinutes(1)
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, (int)span.TotalSeconds)} s")
        : span < TimeSpan.FromHours(1) ? string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalMinutes} min")
        : span < TimeSpan.FromDays(1) ? string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalHours} h {span.Minutes} min")
        : string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalDays} d {span.Hours} h");

    /// <summary>A time to the second, UTC.</summary>
    internal static string TimeOf(DateTimeOffset time) => new PassedUp("", time).Time;
}
