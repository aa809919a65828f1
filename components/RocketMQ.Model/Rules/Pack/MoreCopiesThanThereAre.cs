using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Rules.Pack;

internal sealed class MoreCopiesThanThereAre : IRule
{
    public string Id => "RMQ071";

    public string Title => "More copies are waited for than the group has";

    public Severity Severity => Severity.Error;

    public string Why => "From 5.0 a SYNC_MASTER waits until inSyncReplicas copies have a message, itself included; minInSyncReplicas is the number below which it may not go. With more of them than the group has brokers, every message ends with FLUSH_SLAVE_TIMEOUT after slaveTimeout, or is refused.";

    public string Repair => "Set it to at most the number of brokers in the group, or add slaves.";

    private static readonly string[] Keys = ["inSyncReplicas", "minInSyncReplicas"];

    public IEnumerable<Violation> Check(RuleContext context) =>
        from key in Keys
        from broker in context.Is5 ? context.Brokers : []
        where broker.Role == BrokerRole.SyncMaster
        // With automatic degradation as many are waited for as are in sync, but at least minInSyncReplicas, which nothing reads without it.
        where context.Setting(broker, "enableAutoInSyncReplicas").IsTrue == (key == "minInSyncReplicas")
        let copies = 1 + broker.Group.Slaves.Count
        let setting = context.Setting(broker, key)
        where setting.Number > copies
        group (broker.Name, copies) by (key, setting) into same
        let least = same.Min(b => b.copies)
        select new Violation(
            same.Key.setting.Path,
            $"{Words.List(same.Select(b => b.Name))}: {same.Key.key} is {same.Key.setting.Value}, and the group has {least} {(least == 1 ? "broker" : "brokers")}; every message would wait in vain and end with FLUSH_SLAVE_TIMEOUT.",
            null)
        {
            Fixes = [Fix.Set(same.Key.setting.Path, $"{least}")],
            Or = "Or add slaves to the group.",
        };
}
