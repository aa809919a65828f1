using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Rules.Pack;

internal sealed class AsyncFlushUnsaid : IRule
{
    public string Id => "RMQ009";

    public string Title => "ASYNC_FLUSH in production that nobody asked for";

    public Severity Severity => Severity.Warning;

    public string Why => "With ASYNC_FLUSH a message is acknowledged from the page cache. When a host loses power, up to 500 ms of messages are gone, up to 10 s when fewer than four pages are dirty; a killed process loses nothing. With SYNC_MASTER a slave still has them, unless it lost power too.";

    public string Repair => "Write flushDiskType: SYNC_FLUSH, or write flushDiskType: ASYNC_FLUSH out to say that it is meant.";

    public IEnumerable<Violation> Check(RuleContext context) =>
        from broker in context.Spec.Production ? context.Brokers : []
        where broker.IsMaster && broker.Flush == FlushDiskType.AsyncFlush && broker.Group.FlushDiskType is null && !context.Spec.ExplicitFields.Contains(ClusterField)
        group broker by ClusterField into brokers
        select new Violation(ClusterField, $"{Words.List(brokers.Select(b => b.Name))} acknowledge messages that are not on a disk yet (ASYNC_FLUSH by default).");

    private const string ClusterField = "cluster.flushDiskType";
}
