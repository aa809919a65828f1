using RocketMQ.Model.Catalog;
using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Rules.Pack;

internal sealed class WaitAboveClientTimeout : IRule
{
    public string Id => "RMQ016";

    public string Title => "The master waits longer than its clients";

    public Severity Severity => Severity.Info;

    public string Why => "Producers give up after 3 s (their default). A master that waits longer for its slave or disk leaves them with a timeout exception in the place of FLUSH_SLAVE_TIMEOUT or FLUSH_DISK_TIMEOUT, so they cannot tell that the message is stored. The wait for the slave is syncFlushTimeout in 4.7, slaveTimeout since 4.9.3; the wait for the disk is syncFlushTimeout.";

    public string Repair => "Set the key below 3000, for example 2500.";

    private const int ClientTimeoutMs = 3000;

    public IEnumerable<Violation> Check(RuleContext context)
    {
        var slaveKey = context.Catalog.Find("slaveTimeout") is { Status: KeyStatus.Read } ? "slaveTimeout" : "syncFlushTimeout";
        var forSlave = context.Brokers.Where(b => b.Role == BrokerRole.SyncMaster && b.Group.Slaves.Count > 0);
        var forDisk = context.Brokers.Where(b => b.IsMaster && b.Flush == FlushDiskType.SyncFlush);
        return Long(context, slaveKey, forSlave, "slave").Concat(Long(context, "syncFlushTimeout", forDisk, "disk")).DistinctBy(v => v.Path);
    }

    private static IEnumerable<Violation> Long(RuleContext context, string key, IEnumerable<BrokerNode> brokers, string what) =>
        from found in context.Settings(key, brokers)
        where found.Setting.Number > ClientTimeoutMs
        select new Violation(found.Setting.Path, $"{Words.List(found.Brokers.Select(b => b.Name))}: waits up to {found.Setting.Value} ms for the {what} ({key}{(found.Setting.IsWritten ? "" : ", by default")}); clients give up after {ClientTimeoutMs} ms.") { Fixes = [Fix.Set(found.Setting.Path, "2500")] };
}
