namespace RocketMQ.Model.Catalog;

/// <summary>A row of bounds.tsv: what a key's value is held to in some versions, what happens beyond, and where that was read.</summary>
internal sealed record BoundRow(
    string Key,
    IReadOnlyList<string> Versions,
    long? Min,
    long? Max,
    long? Multiple,
    IReadOnlyList<string> Values,
    IReadOnlyList<string> Needs,
    string Outside,
    string Works,
    string Source)
{
    /// <summary>Whether the row is about a version.</summary>
    public bool IsFor(string known) => Versions.Contains("all") || Versions.Contains(known);
}
