namespace RocketMQ.Model.Catalog;

/// <summary>One thing that is wrong with a key or its value.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Message">What is wrong, with key and value.</param>
/// <param name="Repair">What to do.</param>
public sealed record KeyIssue(KeyIssueKind Kind, string Message, string Repair);
