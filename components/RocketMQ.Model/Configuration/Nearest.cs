namespace RocketMQ.Model.Configuration;

/// <summary>Finds the known name a person most likely meant, by Damerau-Levenshtein distance (letter case does not count).</summary>
public static class Nearest
{
    // Longer input is no typing slip of any name we know; this also bounds the work for hostile input.
    private const int LongestName = 100;

    /// <summary>The known name nearest to what was written.</summary>
    /// <param name="written">What was written.</param>
    /// <param name="known">The names that would have been right.</param>
    /// <returns>
    /// The nearest name when it is near enough for a suggestion (at most a third of the longer name's letters differ, but always one
    /// may), or null. Of several equally near names the first in ordinal order.
    /// </returns>
    public static string? To(string written, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(written);
        ArgumentNullException.ThrowIfNull(known);
        if (written.Length is 0 or > LongestName)
        {
            return null;
        }

        string? best = null;
        var bestDistance = int.MaxValue;
        foreach (var name in known)
        {
            if (name.Length > LongestName || Math.Abs(name.Length - written.Length) > Allowed(written, name))
            {
                continue;
            }

            var distance = Distance(written, name);
            var nearer = distance < bestDistance || (distance == bestDistance && string.CompareOrdinal(name, best) < 0);
            if (distance <= Allowed(written, name) && nearer)
            {
                (best, bestDistance) = (name, distance);
            }
        }

        return best;
    }

    /// <summary>"Did you mean …?" for a finding's repair text, or what is allowed when nothing is near.</summary>
    /// <param name="written">What was written.</param>
    /// <param name="known">The names that would have been right.</param>
    /// <returns>For example <c>Did you mean "slaves"?</c>, or <c>Known: a, b, c.</c>, or an empty text when nothing is known.</returns>
    public static string Suggestion(string written, IReadOnlyCollection<string> known)
    {
        if (To(written, known) is { } name)
        {
            return $"Did you mean \"{name}\"?";
        }

        return known.Count switch
        {
            0 => "",
            <= 20 => $"Known: {string.Join(", ", known)}.",
            _ => $"Known are {known.Count} names, for example {string.Join(", ", known.Order(StringComparer.Ordinal).Take(5))}.",
        };
    }

    /// <summary>
    /// Insertions, removals, replacements and swaps of neighbours that turn one text into the other (no part is edited twice).
    /// </summary>
    /// <param name="left">One text.</param>
    /// <param name="right">The other.</param>
    /// <returns>0 for texts that differ in letter case only.</returns>
    public static int Distance(string left, string right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        var (a, b) = (left.ToLowerInvariant(), right.ToLowerInvariant());
        var (before, previous, current) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        for (var j = 0; j <= b.Length; j++)
        {
            previous[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replace = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                current[j] = Math.Min(Math.Min(previous[j] + 1, current[j - 1] + 1), replace);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    current[j] = Math.Min(current[j], before[j - 2] + 1);
                }
            }

            (before, previous, current) = (previous, current, before);
        }

        return previous[b.Length];
    }

    private static int Allowed(string left, string right) => Math.Max(1, Math.Max(left.Length, right.Length) / 3);
}
