using Pulumi;
using RocketMQ.Components.Cluster;
using RocketMQ.Model.Promotion;

namespace Infra;

/// <summary>The stack's outputs: an interface, with the same names in every stack, and few: the engine prints all of them after every run.</summary>
internal static class StackOutputs
{
    /// <summary>Name of the output with the name servers as clients are given them; other stacks of the cluster too, where there is no <see cref="InnerNameServers"/>.</summary>
    public const string NameServers = "nameServers";

    /// <summary>
    /// Name of the output with the name servers as the other hosts reach them: other stacks of the cluster are given these. Only where clients reach one at
    /// another address.
    /// </summary>
    public const string InnerNameServers = "nameServersInside";

    /// <summary>Name of the output with the cluster's name, by which another stack of the same cluster knows that it has the right one.</summary>
    public const string Cluster = "cluster";

    /// <summary>
    /// Name of the output with those name servers whose hosts are given up: other stacks of the cluster do not ask them. Only where there are any.
    /// </summary>
    public const string LostNameServers = "lostNameServers";

    /// <summary>
    /// nameServers, cluster, brokers (instance to address), release (its version), what passed for the stacks after this one, and the secret that the next
    /// run reads.
    /// </summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="verdict">What the promotion came to.</param>
    public static IDictionary<string, object?> Create(RocketMQCluster cluster, PromotionVerdict verdict)
    {
        var outputs = new Dictionary<string, object?>
        {
            [NameServers] = cluster.NameServers,
            [Cluster] = cluster.Plan.Spec.Name,
            ["brokers"] = cluster.Plan.Brokers.ToDictionary(b => b.Name, b => (object)b.ClientAddress, StringComparer.Ordinal),
            ["release"] = cluster.Plan.Spec.Release.Version,
            // Known when the whole cluster was checked, as the record below it. Nothing in it is secret, whoever reads it.
            [LastUp.PromotionOutput] = Output.Tuple(cluster.Passed, cluster.Owner, cluster.Intents)
                .Apply(t => OutputValues.Of(PromotionText.Write(verdict.Record(LastUp.Here, t.Item2.Number, cluster.Plan.Spec.Name, t.Item1, t.Item3)))),
            [LastUp.Output] = Output.CreateSecret(cluster.Applied),
        };
        if (cluster.Plan.NameServerAddress != cluster.Plan.ClientNameServerAddress) outputs[InnerNameServers] = cluster.Plan.NameServerAddress;
        if (cluster.Plan.NameServersLost is { Count: > 0 } lost) outputs[LostNameServers] = string.Join(';', lost);
        return outputs;
    }
}
