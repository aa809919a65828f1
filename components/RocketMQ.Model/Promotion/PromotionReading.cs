namespace RocketMQ.Model.Promotion;

/// <summary>What reading a record came to: the record, or what is wrong with the text and what to do.</summary>
/// <param name="Record">The record; null where the text is none.</param>
/// <param name="Problem">What is wrong, to follow the name of the source; empty with a record.</param>
/// <param name="Repair">What to do; empty with a record.</param>
public sealed record PromotionReading(PromotionRecord? Record, string Problem, string Repair)
{
    internal static PromotionReading Bad(string problem, string repair) => new(null, problem, repair);
}
