using System.Globalization;

namespace RocketMQ.Model.Catalog;

/// <summary>The Java versions that a RocketMQ version runs on, as the units of this project start it: the table <c>java.tsv</c>.</summary>
/// <param name="Version">The RocketMQ version.</param>
/// <param name="Min">Oldest Java, by major version.</param>
/// <param name="Max">Newest Java that it is known to run on.</param>
/// <param name="Source">Where that is known from.</param>
public sealed record JavaSupport(string Version, int Min, int Max, string Source)
{
    /// <summary>A row for each known version.</summary>
    public static IReadOnlyList<JavaSupport> All { get; } =
        [.. CatalogData.Rows("java.tsv", 4).Select(c => new JavaSupport(c[0], int.Parse(c[1], CultureInfo.InvariantCulture), int.Parse(c[2], CultureInfo.InvariantCulture), c[3]))];

    /// <summary>The row of a version, or that of the nearest known one.</summary>
    /// <param name="version">For example 5.3.3.</param>
    public static JavaSupport For(string? version)
    {
        var known = ReleaseVersion.NearestKnown(version);
        return All.Single(j => j.Version == known);
    }
}
