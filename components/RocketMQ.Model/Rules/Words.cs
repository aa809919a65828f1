namespace RocketMQ.Model.Rules;

/// <summary>Texts of findings.</summary>
internal static class Words
{
    private const int Shown = 5;

    /// <summary>All of several names: <c>a, b and c</c>.</summary>
    public static string And(IEnumerable<string> names)
    {
        string[] all = [.. names];
        return all.Length < 2 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} and {all[^1]}";
    }

    /// <summary>One of several: <c>a, b or c</c>.</summary>
    public static string Or(IEnumerable<string> names)
    {
        string[] all = [.. names];
        return all.Length < 2 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} or {all[^1]}";
    }

    /// <summary>Names for a sentence: all of a few, the first of many.</summary>
    public static string List(IEnumerable<string> names)
    {
        string[] all = [.. names];
        return all.Length <= Shown
            ? string.Join(", ", all)
            : $"{string.Join(", ", all.Take(Shown))} and {all.Length - Shown} more";
    }
}
