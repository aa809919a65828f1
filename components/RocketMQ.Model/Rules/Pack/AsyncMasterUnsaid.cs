using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Rules.Pack;

internal sealed class AsyncMasterUnsaid : IRule
{
    public string Id => "RMQ008";

    public string Title => "ASYNC_MASTER in production that nobody asked for";

    public Severity Severity => Severity.Warning;

    public string Why => "An ASYNC_MASTER acknowledges messages that are on no other host yet; they are lost with its disk. That may be right, but it must be a choice.";

    public string Repair => "Write brokerRole: SYNC_MASTER, or write brokerRole: ASYNC_MASTER out to say that it is meant.";

    public IEnumerable<Violation> Check(RuleContext context) =>
        from broker in context.Spec.Production ? context.Brokers : []
        where broker.Role == BrokerRole.AsyncMaster && broker.Group.MasterRole is null && !context.Spec.ExplicitFields.Contains(ClusterField)
        group broker by ClusterField into brokers
        select new Violation(ClusterField, $"{Words.List(brokers.Select(b => b.Name))} acknowledge messages that are on one host only (ASYNC_MASTER).");

    private const string ClusterField = "cluster.brokerRole";
}
