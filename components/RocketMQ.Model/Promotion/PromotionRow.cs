namespace RocketMQ.Model.Promotion;

/// <summary>One thing that has not passed.</summary>
/// <param name="Setting">What it is: release, sha512, library, a key, soak, up.</param>
/// <param name="There">What the other stack ran.</param>
/// <param name="Here">What is wanted here.</param>
/// <param name="Repair">What to do.</param>
public sealed record PromotionRow(string Setting, string There, string Here, string Repair);
