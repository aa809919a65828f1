namespace RocketMQ.Model.Rules;

/// <summary>One place where a rule is broken.</summary>
/// <param name="Path">The field, for example <c>cluster.brokerGroups.broker-a.slaves[0]</c>.</param>
/// <param name="Message">What is wrong there, with the value.</param>
/// <param name="Repair">What to do there. Null: what <see cref="Fixes"/> says, else the rule's own text.</param>
public sealed record Violation(string Path, string Message, string? Repair = null)
{
    /// <summary>Changes of the configuration after which the rule finds nothing here. Default: none is known that suits everybody.</summary>
    public IReadOnlyList<Fix> Fixes { get; init; } = [];

    /// <summary>A sentence after the changes: another way, or what comes with them. Default: none.</summary>
    public string? Or { get; init; }

    /// <summary>The line of the repair.</summary>
    /// <param name="general">The rule's own text.</param>
    internal string RepairOr(string general) => Repair ?? (Fixes.Count == 0 ? general : Fix.Prose(Fixes, Path) + (Or is null ? "" : " " + Or));
}
