using RocketMQ.Model.Rendering;

namespace RocketMQ.Model.Promotion;

/// <summary>The effective configuration that some processes of a cluster share, without what differs between environments by nature.</summary>
/// <param name="Kind">Brokers or name servers.</param>
/// <param name="Values">Key → value, ordered by key.</param>
public sealed record BrokerProfile(InstanceKind Kind, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>True for slaves: whether a cluster has them is a matter of its hosts, so the role of a slave is not among the values.</summary>
    public bool IsSlave => Kind == InstanceKind.Broker && !Values.ContainsKey(EffectiveConfiguration.Role);

    /// <summary>Keys that two profiles do not have in common.</summary>
    /// <param name="other">The other.</param>
    /// <param name="ignored">Keys that are not compared.</param>
    /// <returns>Ordered by name.</returns>
    public IReadOnlyList<string> Differences(BrokerProfile other, IReadOnlySet<string> ignored)
    {
        ArgumentNullException.ThrowIfNull(other);
        ArgumentNullException.ThrowIfNull(ignored);
        return
        [
            .. Values.Keys.Union(other.Values.Keys, StringComparer.Ordinal)
                .Where(k => !ignored.Contains(k) && !(k == EffectiveConfiguration.Role && (IsSlave || other.IsSlave)))
                .Where(k => Values.GetValueOrDefault(k) != other.Values.GetValueOrDefault(k))
                .Order(StringComparer.Ordinal),
        ];
    }
}
