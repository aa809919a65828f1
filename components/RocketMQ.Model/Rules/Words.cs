namespace RocketMQ.Model.Rules;

/// <summary>Texts of findings.</summary>
internal static class Words
{
    private const int Shown = 5;

    /// <summary>Names for a sentence: all of a few, the first of many.</summary>
    public static string List(IEnumerable<string> names)
    {
        string[] all = [.. names];
        return all.Length <= Shown
            ? string.Join(", ", all)
            : $"{string.Join(", ", all.Take(Shown))} and {all.Length - Shown} more";
    }
}
