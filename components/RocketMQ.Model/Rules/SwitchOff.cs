using RocketMQ.Model.Configuration;

namespace RocketMQ.Model.Rules;

/// <summary>Rules switched off by id: each with a reason, and never in silence.</summary>
internal static class SwitchOff
{
    /// <summary>What the paths of the list's entries begin with.</summary>
    public const string Paths = "rules.disable.";

    /// <summary>What is wrong with the list itself.</summary>
    public static IEnumerable<Finding> Check(IReadOnlyDictionary<string, string> off)
    {
        foreach (var (id, reason) in off)
        {
            if (RulePack.Find(id) is not { } rule)
            {
                yield return Wrong(id, $"There is no rule \"{id}\".", Nearest.Suggestion(id, [.. RulePack.Rules.Select(r => r.Id)]) + " All rules: docs/rules.md.");
            }
            else if (!rule.CanBeSwitchedOff)
            {
                yield return Wrong(id, $"{id} cannot be switched off: {rule.Title}.", "Remove it from the list and repair what it finds; such a cluster cannot run.");
            }
            else if (string.IsNullOrWhiteSpace(reason))
            {
                yield return Wrong(id, $"{id} is switched off without a reason.", "Say why it does not apply here, for whoever reads it next year.");
            }
        }
    }

    /// <summary>The reason a rule is off for; null when it is on.</summary>
    public static string? Reason(IReadOnlyDictionary<string, string> off, IRule rule) =>
        rule.CanBeSwitchedOff && off.TryGetValue(rule.Id, out var reason) && !string.IsNullOrWhiteSpace(reason) ? reason : null;

    /// <summary>The line that stands in the place of a switched-off rule's findings; without their number where nothing was looked at.</summary>
    public static Finding Told(IRule rule, string reason, IReadOnlyList<Finding>? found) => Told(rule, reason, found?.Count) with { Accepted = new(reason, found) };

    private static Finding Told(IRule rule, string reason, int? count) => new(
        rule.Id,
        Severity.Info,
        PathOf(rule.Id),
        $"switched off: {reason} ({count switch { null => "what it looks at was not there to look at", 0 => "it would find nothing", 1 => "1 finding not shown", _ => $"{count} findings not shown" }})",
        count == 0 ? "The entry is no longer needed; remove it." : $"Remove the entry to see {(count == 1 ? "it" : "them")} again.");

    private static Finding Wrong(string id, string message, string repair) => new(RulePack.SwitchOffId, Severity.Error, PathOf(id), message, repair);

    private static string PathOf(string id) => Paths + id;
}
