namespace RocketMQ.Model.Rendering;

/// <summary>What the renderer needs to know about a key in one RocketMQ version.</summary>
/// <param name="Ignored">Why this version does not read the key; null when it does.</param>
/// <param name="MeantKey">The key that does what was meant; null when there is none.</param>
/// <param name="MeantValue">The value to write under <paramref name="MeantKey"/>, given the written one.</param>
internal sealed record KeyFact(string? Ignored, string? MeantKey = null, Func<string, string>? MeantValue = null);
