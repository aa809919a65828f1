namespace RocketMQ.Model.Rules;

/// <summary>A rule that is switched off in this stack (<c>rules.disable</c>).</summary>
/// <param name="Reason">The reason that the user gave.</param>
/// <param name="Findings">What the rule would report; null where what it looks at was not there to look at.</param>
public sealed record Acceptance(string Reason, IReadOnlyList<Finding>? Findings)
{
    /// <summary>True for the same reason and the same findings.</summary>
    /// <param name="other">Another one.</param>
    public bool Equals(Acceptance? other) =>
        other is not null && Reason == other.Reason && (Findings is null) == (other.Findings is null) && (Findings ?? []).SequenceEqual(other.Findings ?? []);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Reason, Findings?.Count);
}
