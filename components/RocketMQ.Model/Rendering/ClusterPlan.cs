using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Rendering;

/// <summary>The whole cluster with every instance's final files, flags and ports.</summary>
public sealed record ClusterPlan
{
    private readonly IReadOnlyList<InstancePlan> brokers = [];

    // Every broker is asked for its copies.
    private readonly ILookup<string?, InstancePlan> byGroup = Array.Empty<InstancePlan>().ToLookup(b => b.BrokerName, StringComparer.Ordinal);

    /// <summary>What it was made from.</summary>
    public required ClusterSpec Spec { get; init; }

    /// <summary>The hosts that run at least one instance, or are listed, in the order of the description.</summary>
    public required IReadOnlyList<HostPlan> Hosts { get; init; }

    /// <summary>The name servers, in the order of the description; none where they are another deployment's.</summary>
    public required IReadOnlyList<InstancePlan> NameServers { get; init; }

    /// <summary>The brokers: by group, master first.</summary>
    public required IReadOnlyList<InstancePlan> Brokers
    {
        get => brokers;
        init
        {
            brokers = value;
            byGroup = value.ToLookup(b => b.BrokerName, StringComparer.Ordinal);
        }
    }

    /// <summary>All name servers, of this deployment or of another one, as RocketMQ writes them: <c>ip:port;ip:port</c>.</summary>
    public required string NameServerAddress { get; init; }

    /// <summary>The same as clients reach them: behind address translation those of this deployment by their hosts' addresses for clients.</summary>
    public string ClientNameServerAddress => string.Join(';', NameServers.Select(n => n.ClientAddress).Concat(Spec.OutsideClientNameServers));

    /// <summary>Addresses of the name servers that steps ask: all but those on hosts that are given up.</summary>
    public IReadOnlyList<string> NameServersAsked =>
        [.. NameServers.Where(n => !n.Host.Lost).Select(n => n.Address), .. Spec.OutsideNameServers.Except(Spec.LostNameServers, StringComparer.Ordinal)];

    /// <summary>
    /// The host that checks the whole cluster at the end of an <c>up</c>: that of the first name server that is there; where they are another deployment's, of the
    /// first broker. Null where every one of them is lost.
    /// </summary>
    public HostSpec? Checker => NameServers.Concat(Brokers).FirstOrDefault(i => !i.Host.Lost)?.Host;

    /// <summary>Addresses of the name servers on hosts that are given up.</summary>
    public IReadOnlyList<string> NameServersLost => [.. NameServers.Where(n => n.Host.Lost).Select(n => n.Address), .. Spec.LostNameServers];

    /// <summary>Order of a roll: name servers, then slaves, then masters, group by group.</summary>
    public required IReadOnlyList<InstancePlan> RolloutOrder { get; init; }

    /// <summary>Folder of the unpacked release on every host.</summary>
    public required string ReleaseDirectory { get; init; }

    /// <summary>The other brokers of an instance's group.</summary>
    /// <param name="instance">A broker of this plan.</param>
    /// <returns>Its copies; empty for a name server.</returns>
    public IReadOnlyList<InstancePlan> CopiesOf(InstancePlan instance) =>
        instance.BrokerName is { } group ? [.. byGroup[group].Where(b => b.BrokerId != instance.BrokerId)] : [];
}
