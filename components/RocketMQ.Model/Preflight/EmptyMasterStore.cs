using RocketMQ.Model.Rendering;
using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Preflight;

/// <summary>
/// A master that would begin with an empty store while a slave of its group, which does not run, holds messages. The start of the master asks slaves that
/// answer (gate <c>store-empty</c>); of one that is stopped only its host can tell.
/// </summary>
public static class EmptyMasterStore
{
    /// <summary>Id of its row in a report.</summary>
    public const string Check = "stores";

    /// <summary>Adds a failed row to the report of each host with such a master.</summary>
    /// <param name="reports">A report a host.</param>
    /// <param name="plan">The plan.</param>
    /// <returns>The reports, in their order.</returns>
    public static IReadOnlyList<HostReport> Compare(IReadOnlyList<HostReport> reports, ClusterPlan plan)
    {
        ArgumentNullException.ThrowIfNull(reports);
        ArgumentNullException.ThrowIfNull(plan);
        var rows = plan.Brokers.Where(b => b.Role != BrokerRole.Slave && StateOf(b) is { Holds: false, Runs: false })
            .SelectMany(m => plan.CopiesOf(m).Where(s => StateOf(s) is { Holds: true, Runs: false }).Take(1).Select(s => (Host: m.Host.Name, Row: Row(m, s))))
            .ToLookup(r => r.Host, r => r.Row, StringComparer.Ordinal);
        return rows.Count == 0 ? reports : [.. reports.Select(r => r with { Checks = [.. r.Checks, .. rows[r.Host]] })];

        StoreState? StateOf(InstancePlan broker) =>
            reports.FirstOrDefault(r => r.Host == broker.Host.Name)?.Stores is { } stores && stores.TryGetValue(broker.StoreDirectory!, out var state) ? state : null;
    }

    private static HostCheckRow Row(InstancePlan master, InstancePlan slave) => new(
        Check,
        HostCheckStatus.Fail,
        $"{master.Name} would begin with the empty store {master.StoreDirectory}, while its slave {slave.Name} on {slave.Host.Name}, which is stopped, holds messages in {slave.StoreDirectory}: "
        + "the slave could never follow it",
        $"copy commitlog/ and config/ of {slave.StoreDirectory} on {slave.Host.Name} to {master.StoreDirectory} (owner rocketmq), and look that they are there; "
        + "docs/operations.md has the commands under 'A master whose store is lost'",
        null);
}
