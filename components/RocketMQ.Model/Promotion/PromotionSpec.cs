namespace RocketMQ.Model.Promotion;

/// <summary>What a stack takes over from another one, and on which conditions: <c>rocketmq:promotion</c>.</summary>
public sealed record PromotionSpec
{
    /// <summary>
    /// The stack in which everything must have passed: its name, or organization/project/stack. With <see cref="FromFile"/>: the stack whose record the file
    /// must be. Default none.
    /// </summary>
    public string? From { get; init; }

    /// <summary>File with the record, for a stack in another backend: what <c>pulumi stack output promotion --json</c> wrote there. Default none.</summary>
    public string? FromFile { get; init; }

    /// <summary>How long it must have run there since its last <c>up</c> that did something. Default zero.</summary>
    public TimeSpan Soak { get; init; }

    /// <summary>Keys that differ between the two stacks by intent, besides what differs by nature. Default none.</summary>
    public IReadOnlyList<string> Differs { get; init; } = [];

    /// <summary>The written reason for which this stack takes what has not passed. Default none.</summary>
    public string? Override { get; init; }

    /// <summary>The field that says where the record comes from.</summary>
    public string SourceField => FromFile is null ? "promotion.from" : "promotion.fromFile";
}
