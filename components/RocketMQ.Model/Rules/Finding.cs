namespace RocketMQ.Model.Rules;

/// <summary>One thing that is wrong, or worth knowing, about a described cluster.</summary>
/// <param name="Id">Stable id: RMQ001 and up for rules, CFG for errors of the configuration's form.</param>
/// <param name="Severity">How bad it is in this environment.</param>
/// <param name="Path">The field, for example <c>cluster.brokerGroups.broker-a.slaves[0]</c>.</param>
/// <param name="Message">What is wrong, with the value.</param>
/// <param name="Repair">What to do.</param>
public sealed record Finding(string Id, Severity Severity, string Path, string Message, string Repair)
{
    /// <summary>Where it stands in the place of what a rule that is switched off would say: the reason, and what that is. Default null: it is a finding of its own.</summary>
    public Acceptance? Accepted { get; init; }

    /// <summary>Changes of the configuration after which this finding is gone. Empty where a person has to choose.</summary>
    public IReadOnlyList<Fix> Fixes { get; init; } = [];

    /// <inheritdoc/>
    public bool Equals(Finding? other) => other is not null
        && (Id, Severity, Path, Message, Repair) == (other.Id, other.Severity, other.Path, other.Message, other.Repair) && Fixes.SequenceEqual(other.Fixes) && Equals(Accepted, other.Accepted);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, Severity, Path, Message, Repair);
}
