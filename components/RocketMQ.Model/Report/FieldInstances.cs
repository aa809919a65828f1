using System.Text.RegularExpressions;
using RocketMQ.Model.Rendering;
using RocketMQ.Model.Rollout;
using RocketMQ.Model.Rules;

namespace RocketMQ.Model.Report;

/// <summary>The instances that a field of the configuration is about.</summary>
/// <param name="plan">The plan; null where the configuration could not be planned: then no field is about any.</param>
internal sealed partial class FieldInstances(ClusterPlan? plan)
{
    /// <summary>Its brokers with their paths, once for all fields.</summary>
    private readonly IReadOnlyList<BrokerNode> brokers = plan is null ? [] : [.. NodeReader.Brokers(plan.Spec, plan)];

    /// <summary>Their names, as in <see cref="RunningCluster.NameOf"/>, in the order of the plan.</summary>
    /// <param name="field">The field, for example <c>cluster.brokerGroups.broker-a.slaves[0].heap</c>.</param>
    /// <returns>Empty for a field that is about no instance, or about the cluster as a whole.</returns>
    public IReadOnlyList<string> Of(string field)
    {
        if (plan is null)
        {
            return [];
        }

        if (Host().Match(field) is { Success: true } host)
        {
            return Names([.. plan.NameServers.Concat(plan.Brokers).Where(i => i.Host.Name == host.Groups[1].Value)]);
        }

        if (Server().Match(field) is { Success: true } server)
        {
            return Names([.. plan.NameServers.Where(i => i.Host.Name == server.Groups[1].Value)]);
        }

        if (OfAllServers().IsMatch(field))
        {
            return Names(plan.NameServers);
        }

        if (OfAllBrokers().IsMatch(field))
        {
            return Names(plan.Brokers);
        }

        var owner = brokers.Where(b => IsOf(field, b.Path) || (IsOf(field, NodeReader.PathOf(b.Group)) && !Place().IsMatch(field))).ToList();
        return Names([.. owner.Select(b => b.Plan).OfType<InstancePlan>()]);
    }

    private static bool IsOf(string field, string place) => field == place || field.StartsWith(place + ".", StringComparison.Ordinal);

    private static List<string> Names(IEnumerable<InstancePlan> instances) => [.. instances.Select(RunningCluster.NameOf)];

    [GeneratedRegex(@"^hosts\.nodes\.([^.\[]+)")]
    private static partial Regex Host();

    [GeneratedRegex(@"^cluster\.nameServers\.([^.\[]+)")]
    private static partial Regex Server();

    [GeneratedRegex(@"^cluster\.(properties|brokerRole|flushDiskType|heap\.broker|jvmOptions\.broker)(\.|\[|$)")]
    private static partial Regex OfAllBrokers();

    [GeneratedRegex(@"^cluster\.(heap\.nameServer|jvmOptions\.nameServer)(\.|\[|$)")]
    private static partial Regex OfAllServers();

    [GeneratedRegex(@"^cluster\.brokerGroups\.[^.]+\.(master|slaves\[)")]
    private static partial Regex Place();
}
