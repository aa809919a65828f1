using System.ComponentModel;
using System.Text.Json.Serialization;
using RocketMQ.Model.Configuration;
using RocketMQ.Model.Rendering;
using RocketMQ.Model.Rules;

namespace RocketMQ.Model.Report;

/// <summary>
/// What one run found out about a stack before it changed anything, for machines: the file that <c>rocketmq:report</c> names. Its schema
/// (<see cref="FindingsSchema"/>) is made from this type.
/// </summary>
[Description("What one `pulumi preview` or `pulumi up` found out about a stack before it changed anything (rocketmq:report).")]
public sealed record FindingsReport
{
    /// <summary>The only form there is.</summary>
    public const string Form = "rocketmq-findings/1";

    /// <summary>Name and number of the form: <see cref="Form"/>. First in the file, so that a file of ours is known by how it begins.</summary>
    [Description("Name and number of this form.")]
    [JsonPropertyOrder(-1)]
    public required string Format { get; init; }

    /// <summary>The stack in full: organization/project/stack.</summary>
    [Description("The stack in full: organization/project/stack.")]
    public required string Stack { get; init; }

    /// <summary>What kind of run it was.</summary>
    [Description("What kind of run it was. A `pulumi up` with a preview of its own writes the file twice.")]
    public required RunKind Run { get; init; }

    /// <summary>What its checks came to.</summary>
    [Description("What its checks came to. `passed`: the steps of an `up` begin after that, and may fail. `refused`: nothing was changed on any host. "
        + "`failed`: the run ended by something that is no finding; its output says by what.")]
    public required RunOutcome Outcome { get; init; }

    /// <summary>Number of errors; accepted findings are not counted.</summary>
    [Description("Number of errors that are not accepted.")]
    public required int Errors { get; init; }

    /// <summary>Number of warnings; accepted findings are not counted.</summary>
    [Description("Number of warnings that are not accepted.")]
    public required int Warnings { get; init; }

    /// <summary>Number of notes; accepted findings are not counted.</summary>
    [Description("Number of notes that are not accepted.")]
    public required int Notes { get; init; }

    /// <summary>Number of accepted findings.</summary>
    [Description("Number of findings that are accepted (rocketmq:rules.disable).")]
    public required int Accepted { get; init; }

    /// <summary>All findings: errors, warnings, notes, then those that are accepted; by id and field.</summary>
    [Description("All findings: errors, warnings, notes, then those that are accepted; by id and field.")]
    public required IReadOnlyList<ReportedFinding> Findings { get; init; }

    /// <summary>Makes the report of a run.</summary>
    /// <param name="stack">The stack in full.</param>
    /// <param name="run">What kind of run it is.</param>
    /// <param name="outcome">What its checks came to.</param>
    /// <param name="findings">All that was found.</param>
    /// <param name="plan">The plan, which knows the instances of a field; null where the configuration could not be planned.</param>
    public static FindingsReport Create(string stack, RunKind run, RunOutcome outcome, IReadOnlyList<Finding> findings, ClusterPlan? plan)
    {
        ArgumentNullException.ThrowIfNull(findings);
        // The same may be found more than once in a run: before anything is registered, and with what the hosts say.
        var sorted = FindingText.Sorted(findings).ToList();
        var instances = new FieldInstances(plan);
        var own = Once(sorted.Where(f => f.Accepted is null)).Select(f => ReportedFinding.Create(f, null, instances)).ToList();
        var accepted = sorted.Select(f => f.Accepted).OfType<Acceptance>()
            .SelectMany(a => Once(a.Findings ?? []).Select(f => ReportedFinding.Create(f, a.Reason, instances)))
            .DistinctBy(f => (f.Id, f.Field, f.Message)).ToList();
        return new()
        {
            Format = Form,
            Stack = stack,
            Run = run,
            Outcome = outcome,
            Errors = own.Count(f => f.Severity == ReportedSeverity.Error),
            Warnings = own.Count(f => f.Severity == ReportedSeverity.Warning),
            Notes = own.Count(f => f.Severity == ReportedSeverity.Note),
            Accepted = accepted.Count,
            Findings = [.. own, .. accepted],
        };

        static IEnumerable<Finding> Once(IEnumerable<Finding> all) => all.DistinctBy(f => (f.Id, f.Path, f.Message));
    }
}
