using Pulumi;
using RocketMQ.Components.Cluster;
using RocketMQ.Model.Promotion;

namespace Infra;

/// <summary>The stack's outputs: an interface, with the same names in every stack, and few: the engine prints all of them after every run.</summary>
internal static class StackOutputs
{
    /// <summary>
    /// nameServers, brokers (instance to address), release (its version), what passed for the stacks after this one, and the secret that the next run
    /// reads.
    /// </summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="verdict">What the promotion came to.</param>
    public static IDictionary<string, object?> Create(RocketMQCluster cluster, PromotionVerdict verdict) => new Dictionary<string, object?>
    {
        ["nameServers"] = cluster.NameServers,
        ["brokers"] = cluster.Plan.Brokers.ToDictionary(b => b.Name, b => (object)b.Address, StringComparer.Ordinal),
        ["release"] = cluster.Plan.Spec.Release.Version,
        // Known when the whole cluster was checked, as the record below it. Nothing in it is secret, whoever reads it.
        [LastUp.PromotionOutput] = Output.Tuple(cluster.Passed, cluster.Owner, cluster.Intents)
            .Apply(t => OutputValues.Of(PromotionText.Write(verdict.Record(LastUp.Here, t.Item2.Number, cluster.Plan.Spec.Name, t.Item1, t.Item3)))),
        [LastUp.Output] = Output.CreateSecret(cluster.Applied),
    };
}
