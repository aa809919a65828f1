namespace RocketMQ.Model.Promotion;

/// <summary>Works out where and when each value of a stack passed first.</summary>
internal static class PromotionChain
{
    /// <summary>The chain of a stack's next record.</summary>
    /// <param name="stack">The stack, in full.</param>
    /// <param name="up">The <c>up</c> that brings it.</param>
    /// <param name="state">What it brings.</param>
    /// <param name="own">The stack's record so far; null where it has none.</param>
    /// <param name="there">Record of the stack it is promoted from; null where there is none.</param>
    public static IReadOnlyList<ChainLink> Of(string stack, PassedUp up, PromotedState state, PromotionRecord? own, PromotionRecord? there)
    {
        var (before, source) = (own?.State.Settings, there?.State.Settings);
        // For each value: the stacks on its way, each with the `up` in which it passed there first.
        var ways = state.Settings.Select(s => (s.Key, Way:
            before?.GetValueOrDefault(s.Key) == s.Value ? Kept(s.Key, s.Value)
            : source?.GetValueOrDefault(s.Key) == s.Value ? [.. WayOf(there!, s.Key), (stack, up)]
            : [(stack, up)]));
        return
        [
            .. ways.SelectMany(w => w.Way.Select((step, i) => (step.Stack, step.Up, Place: w.Way.Length - i, w.Key)))
                .GroupBy(s => (s.Stack, s.Up))
                .OrderByDescending(g => g.Max(s => s.Place)).ThenBy(g => g.Key.Stack, StringComparer.Ordinal)
                .ThenBy(g => g.Key.Up.At).ThenBy(g => g.Key.Up.Number, StringComparer.Ordinal)
                .Select(g => new ChainLink(g.Key.Stack, g.Key.Up, [.. g.Select(s => s.Key).Order(StringComparer.Ordinal)])),
        ];

        // What came here without a pass, and has passed since, gets its way through the other stacks.
        (string Stack, PassedUp Up)[] Kept(string setting, string value) =>
            WayOf(own!, setting) is var way && way.All(w => w.Stack == stack) && source?.GetValueOrDefault(setting) == value
                ? [.. WayOf(there!, setting), .. way] : way;
    }

    private static (string Stack, PassedUp Up)[] WayOf(PromotionRecord record, string setting) =>
        [.. record.Chain.Where(l => l.Settings.Contains(setting, StringComparer.Ordinal)).Select(l => (l.Stack, l.Up))];
}
