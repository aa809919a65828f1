namespace RocketMQ.Model.Promotion;

/// <summary>What comparing a stack with the one it is promoted from came to.</summary>
public sealed record PromotionVerdict
{
    /// <summary>What becomes of it.</summary>
    public required PromotionOutcome Outcome { get; init; }

    /// <summary>What is wanted here.</summary>
    public required PromotedState Wanted { get; init; }

    /// <summary>What has not passed there. Empty where all has.</summary>
    public IReadOnlyList<PromotionRow> Rows { get; init; } = [];

    /// <summary>Record of the stack that was asked; null where none was, or where an override stands in for one that cannot be read.</summary>
    public PromotionRecord? There { get; init; }

    /// <summary>The stack's own record so far; null where it has none.</summary>
    public PromotionRecord? Own { get; init; }

    /// <summary>The reason for which the stack runs what has not passed, until a promotion passes again; null where it does not.</summary>
    public string? Override { get; init; }

    /// <summary>True where it has passed: now, or when it came here.</summary>
    public bool HasPassed => Outcome is PromotionOutcome.Passed or PromotionOutcome.GoesBack || (Outcome == PromotionOutcome.RunsAlready && Own!.Passed);

    /// <summary>The record of the <c>up</c> that brings what is wanted.</summary>
    /// <param name="stack">This stack, in full.</param>
    /// <param name="deployment">Number by which it has claimed its hosts.</param>
    /// <param name="cluster">brokerClusterName.</param>
    /// <param name="up">The last <c>up</c> that did something: this one, or the one on record.</param>
    /// <param name="intents">Digest of the numbers of all wishes.</param>
    public PromotionRecord Record(string stack, string deployment, string cluster, PassedUp up, string intents) => new()
    {
        Stack = stack,
        Deployment = deployment,
        Cluster = cluster,
        Up = up,
        State = Wanted,
        Intents = intents,
        Passed = HasPassed,
        Override = Override,
        Chain = PromotionChain.Of(stack, up, Wanted, Own, There),
        Before = Own is null ? [] : [.. Earlier(Own).Take(PromotionRecord.Kept)],
    };

    // Each once, and not what runs now.
    private IEnumerable<PastRun> Earlier(PromotionRecord own) =>
        own.Before.Prepend(own.AsPast).Where(b => !Wanted.IsRunOf(b.Version, b.Sha512, b.Digest)).DistinctBy(b => (b.Version, b.Sha512, b.Digest));
}
