using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Rules.Pack;

internal sealed class SyncMasterWithoutSlave : IRule
{
    public string Id => "RMQ007";

    public string Title => "SYNC_MASTER without a slave";

    public Severity Severity => Severity.Warning;

    public string Why => "A SYNC_MASTER acknowledges a message once it is on a slave too. Without one, 4.x answers SLAVE_NOT_AVAILABLE to every message although it is stored; 5.x waits for nobody unless inSyncReplicas asks for it, and then every message fails.";

    public string Repair => "Add a slave to the group, or make its master ASYNC_MASTER.";

    public IEnumerable<Violation> Check(RuleContext context) =>
        from broker in context.Brokers
        where broker.Role == BrokerRole.SyncMaster && broker.Group.Slaves.Count == 0
        select new Violation(NodeReader.PathOf(broker.Group), $"{broker.Name} is a SYNC_MASTER and its group has no slave.");
}
