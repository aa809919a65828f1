using RocketMQ.Model.Rollout;

namespace RocketMQ.Model.Rules.Pack;

internal sealed class StoreFileSizeChanges : IRule
{
    public string Id => "RMQ049";

    public string Title => "The size of store files changes under a store";

    public Severity Severity => Severity.Error;

    public string Why => "A broker that finds files of another size in its store ends with exit code 253 (length not matched message store config value): the roll would stop at the first broker, which then does not come back.";

    public string Repair => "Set it back. To change it, add broker groups with the new size and move the traffic there.";

    public RuleScope Scope => RuleScope.LastUp;

    public IEnumerable<Violation> Check(RuleContext context) =>
        from broker in context.Brokers
        let before = context.Before(broker)
        where before is not null && before.Host == broker.Spec.Host && Data(before) == broker.Plan?.DataDirectory
        from key in StoreFileSize.Keys
        let was = before.Find(ConfigLines.BrokerConf, key) ?? context.Catalog.Find(key)?.Default
        let setting = context.Setting(broker, key)
        where was is not null && setting.Value != was
        group broker.Name by (setting.Path, key, was, setting.Value) into same
        select new Violation(same.Key.Path, $"{Words.List(same)}: {same.Key.key} was {same.Key.was} and becomes {same.Key.Value}; there are files of the old size.")
        {
            Fixes = [Fix.Set(same.Key.Path, same.Key.was)],
            Or = "To change it, add broker groups with the new size and move the traffic there.",
        };

    private static string? Data(RunningInstance before) => before.Find(ConfigLines.Folders, "data");
}
