using Pulumi;
using RocketMQ.Components.Cluster;

namespace Infra;

/// <summary>The stack's outputs: an interface, with the same names in every stack, and few: the engine prints all of them after every run.</summary>
internal static class StackOutputs
{
    /// <summary>nameServers, brokers (instance to address), release (its version) and the secret that the next run reads.</summary>
    /// <param name="cluster">The cluster.</param>
    public static IDictionary<string, object?> Create(RocketMQCluster cluster) => new Dictionary<string, object?>
    {
        ["nameServers"] = cluster.NameServers,
        ["brokers"] = cluster.Plan.Brokers.ToDictionary(b => b.Name, b => (object)b.Address, StringComparer.Ordinal),
        ["release"] = cluster.Plan.Spec.Release.Version,
        [LastUp.Output] = Output.CreateSecret(cluster.Applied),
    };
}
