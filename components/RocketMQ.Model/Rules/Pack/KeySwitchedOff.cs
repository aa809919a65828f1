namespace RocketMQ.Model.Rules.Pack;

internal sealed class KeySwitchedOff : IRule
{
    public string Id => "RMQ075";

    public string Title => "A key that another key switches off";

    public Severity Severity => Severity.Info;

    public string Why => "RocketMQ reads some keys only where another one has a certain value, and says nothing when it has not; what was written then has no effect. docs/keys.md has them under \"only with\".";

    public string Repair => "Set the other key too, or remove this one.";

    public IEnumerable<Violation> Check(RuleContext context) =>
        from key in context.WrittenKeys.Select(k => k.Key).Distinct(StringComparer.Ordinal)
        let info = context.Catalog.Find(key)
        where info is { Needs.Count: > 0 }
        from found in context.Settings(key)
        where found.Setting.IsWritten && found.Setting.Value != info.Default
        let idle = found.Brokers.Where(b => !info.Needs.Any(need => Holds(context, b, need))).Select(b => b.Name).ToList()
        where idle.Count > 0
        select new Violation(
            found.Setting.Path,
            $"{Words.List(idle)}: {key} = {found.Setting.Value} has no effect without {Words.Or(info.Needs.Select(Written))}.",
            null)
        {
            Fixes = [Fix.Remove(found.Setting.Path)],
            Or = $"Or set {Words.Or(info.Needs.Select(Written))}.",
        };

    private static bool Holds(RuleContext context, BrokerNode broker, string need) =>
        need.Split('=') is [var key, var value] && context.Setting(broker, key).Value.Equals(value, StringComparison.OrdinalIgnoreCase);

    private static string Written(string need) => need.Replace("=", ": ", StringComparison.Ordinal);
}
