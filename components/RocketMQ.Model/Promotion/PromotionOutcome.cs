namespace RocketMQ.Model.Promotion;

/// <summary>What becomes of a promotion.</summary>
public enum PromotionOutcome
{
    /// <summary>No other stack is asked.</summary>
    None,

    /// <summary>All that is wanted has passed there.</summary>
    Passed,

    /// <summary>It runs here already: whatever the other stack has come to meanwhile.</summary>
    RunsAlready,

    /// <summary>It ran here before, and had passed then.</summary>
    GoesBack,

    /// <summary>It has not passed, and is taken for a written reason.</summary>
    Overridden,

    /// <summary>It has not passed.</summary>
    Refused,
}
