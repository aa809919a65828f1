using RocketMQ.Model.Rendering;
using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Tests.Rendering;

internal static class PlanExtensions
{
    public static InstancePlan Broker(this ClusterPlan plan, string name) => plan.Brokers.Single(b => b.Name == name);

    /// <summary>The instance's file whose name ends so.</summary>
    public static string Text(this InstancePlan instance, string end) =>
        instance.Files.Single(f => f.Path.EndsWith(end, StringComparison.Ordinal)).Content;

    public static string BrokerConf(this ClusterSpec spec, string name = "broker-a-0") => ClusterPlanner.Plan(spec).Broker(name).Text("/broker.conf");

    /// <summary>The reference cluster with the master of broker-a changed.</summary>
    public static ClusterSpec WithMaster(this ClusterSpec spec, Func<BrokerSpec, BrokerSpec> change) => spec with
    {
        BrokerGroups = [spec.BrokerGroups[0] with { Master = change(spec.BrokerGroups[0].Master!) }, .. spec.BrokerGroups.Skip(1)],
    };
}
