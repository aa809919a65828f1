using Pulumi;
using RocketMQ.Components.Cluster;

namespace Infra;

/// <summary>
/// The stack's outputs: an interface, with the same names in every stack. Few and short, because Pulumi prints all of them at the end of every <c>up</c>,
/// below the reason of one that failed. The components have the rich ones.
/// </summary>
internal static class StackOutputs
{
    /// <summary>Creates them.</summary>
    /// <param name="cluster">The cluster.</param>
    public static IDictionary<string, object?> Create(RocketMQCluster cluster) => new Dictionary<string, object?>
    {
        ["nameServers"] = cluster.NameServers,
        ["brokers"] = cluster.Plan.Brokers.ToDictionary(b => b.Name, b => (object)b.Address, StringComparer.Ordinal),
        ["release"] = cluster.Plan.Spec.Release.Version,
        [LastUp.Output] = Output.CreateSecret(cluster.Applied),
    };
}
