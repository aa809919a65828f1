using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Rules.Pack;

internal sealed class SyncMasterWaitsForNobody : IRule
{
    public string Id => "RMQ010";

    public string Title => "SYNC_MASTER of RocketMQ 5 with inSyncReplicas below 2";

    public Severity Severity => Severity.Warning;

    public string Why => "Since 5.0.0 a SYNC_MASTER waits for as many copies as inSyncReplicas says, the master included; the default 1 means that it waits for nobody, unlike 4.x.";

    public string Repair => "Set inSyncReplicas: 2 to wait for one slave as 4.x does.";

    public IEnumerable<Violation> Check(RuleContext context) =>
        from found in context.Settings("inSyncReplicas", (context.Is5 ? context.Brokers : []).Where(b => b.Role == BrokerRole.SyncMaster && b.Group.Slaves.Count > 0))
        where found.Setting.Number < 2
        select new Violation(found.Setting.Path, $"{Words.List(found.Brokers.Select(b => b.Name))}: inSyncReplicas is {found.Setting.Value}, so the SYNC_MASTER waits for no slave.")
        {
            Fixes = [Fix.Set(found.Setting.Path, "2")],
            Or = "Then it waits for one slave, as 4.x does.",
        };
}
