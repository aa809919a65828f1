using System.ComponentModel;
using RocketMQ.Model.Rules;

namespace RocketMQ.Model.Report;

/// <summary>A finding in a <see cref="FindingsReport"/>.</summary>
[Description("One thing that is wrong, or worth knowing.")]
public sealed record ReportedFinding
{
    /// <summary>Stable id.</summary>
    [Description("Stable id: RMQ001 and up for rules (docs/rules.md), CFG for errors of the configuration's form (docs/configuration.md).")]
    public required string Id { get; init; }

    /// <summary>How bad it is in this stack.</summary>
    [Description("How bad it is in this stack; of an accepted one: how bad it would be.")]
    public required ReportedSeverity Severity { get; init; }

    /// <summary>What the rule looks for; null for errors of form.</summary>
    [Description("What the rule looks for, in one line; null for errors of form.")]
    public required string? Title { get; init; }

    /// <summary>The field of the configuration.</summary>
    [Description("The field of the configuration below the namespace rocketmq, for example cluster.brokerGroups.broker-a.slaves[0].")]
    public required string Field { get; init; }

    /// <summary>The instances that the field is about.</summary>
    [Description("The instances that the field is about, as in the preview (broker-a-0, namesrv@rocketmq01); empty for a field that is about none, "
        + "and where the configuration could not be planned.")]
    public required IReadOnlyList<string> Instances { get; init; }

    /// <summary>What is wrong, with the value.</summary>
    [Description("What is wrong, with the value.")]
    public required string Message { get; init; }

    /// <summary>What to do.</summary>
    [Description("What to do.")]
    public required string Repair { get; init; }

    /// <summary>Where the rule is explained; null for errors of form.</summary>
    [Description("Where the rule is explained, relative to the repository; null for errors of form.")]
    public required string? Docs { get; init; }

    /// <summary>The reason for which it is accepted; null: it is not.</summary>
    [Description("The reason for which it is accepted (rocketmq:rules.disable); null: it is not.")]
    public required string? Accepted { get; init; }

    internal static ReportedFinding Create(Finding finding, string? accepted, FieldInstances instances) => new()
    {
        Id = finding.Id,
        Severity = finding.Severity switch
        {
            Rules.Severity.Error => ReportedSeverity.Error,
            Rules.Severity.Warning => ReportedSeverity.Warning,
            _ => ReportedSeverity.Note,
        },
        Title = RulePack.Find(finding.Id)?.Title,
        Field = finding.Path,
        Instances = instances.Of(finding.Path),
        Message = finding.Message,
        Repair = finding.Repair,
        Docs = RulePack.Find(finding.Id)?.Docs,
        Accepted = accepted,
    };
}
