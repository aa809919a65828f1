namespace RocketMQ.Model.Catalog;

/// <summary>RocketMQ's version numbers.</summary>
public static class ReleaseVersion
{
    /// <summary>The versions whose keys the catalog knows exactly, oldest first.</summary>
    public static IReadOnlyList<string> Known { get; } = ["4.7.1", "4.9.8", "5.3.3"];

    /// <summary>The number in a version's text.</summary>
    /// <param name="text">For example 4.7.1 or 5.3.0-SNAPSHOT.</param>
    /// <returns>major.minor.patch; for text that is no version the newest known one.</returns>
    public static Version Parse(string? text)
    {
        var number = (text ?? "").Split('-')[0];
        if (!Version.TryParse(number.Contains('.') ? number : number + ".0", out var version))
        {
            return new Version(5, 3, 3);
        }

        return new Version(version.Major, version.Minor, Math.Max(version.Build, 0));
    }

    /// <summary>The known version a release is judged by: up to 4.7 by 4.7.1, 4.8 and 4.9 by 4.9.8, from 5.0 by 5.3.3.</summary>
    /// <param name="text">The release.</param>
    /// <returns>One of <see cref="Known"/>.</returns>
    public static string NearestKnown(string? text) => Known[(int)Line(Parse(text))];

    internal static CatalogLine Line(Version version) => version switch
    {
        { Major: >= 5 } => CatalogLine.V5_3,
        { Major: 4, Minor: >= 8 } => CatalogLine.V4_9,
        _ => CatalogLine.V4_7,
    };
}
