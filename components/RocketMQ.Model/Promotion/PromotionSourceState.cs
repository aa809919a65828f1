namespace RocketMQ.Model.Promotion;

/// <summary>The stack that is promoted from, as it is found.</summary>
/// <param name="Record">What passed there last.</param>
/// <param name="BegunSince">True where an <c>up</c> began there after that, and has not gone through. False where that cannot be known (a file).</param>
public sealed record PromotionSourceState(PromotionRecord Record, bool BegunSince);
