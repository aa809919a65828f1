namespace RocketMQ.Model.Catalog;

/// <summary>A key that is written into broker.conf though nobody gave it.</summary>
/// <param name="Key">The key.</param>
/// <param name="Versions">all, 4 or 5: the versions for which it is written.</param>
/// <param name="Reason">Why.</param>
/// <param name="Source">Where that is known from.</param>
public sealed record WrittenKey(string Key, string Versions, string Reason, string Source)
{
    /// <summary>Every such key: the table <c>written.tsv</c>. A test compares it with what is rendered.</summary>
    public static IReadOnlyList<WrittenKey> All { get; } = [.. CatalogData.Rows("written.tsv", 4).Select(c => new WrittenKey(c[0], c[1], c[2], c[3]))];

    /// <summary>True when it is written for a version.</summary>
    /// <param name="version">For example 5.3.3.</param>
    public bool IsFor(string version) => Versions == "all" || ReleaseVersion.Parse(version).Major >= 5 == (Versions == "5");
}
