using System.Globalization;
using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Rendering;

/// <summary>What all instances of a plan share, worked out once.</summary>
internal sealed class PlanWorld
{
    private readonly Dictionary<string, HostSpec> hosts;
    private readonly Dictionary<string, int> brokersOn;
    private readonly HashSet<string> nameServerOn;

    internal PlanWorld(ClusterSpec spec)
    {
        Spec = spec;
        BrokerFacts = new CatalogKeyFacts(spec.Release.Version, InstanceKind.Broker);
        NameServerFacts = new CatalogKeyFacts(spec.Release.Version, InstanceKind.NameServer);
        hosts = spec.Hosts.ToDictionary(h => h.Name, StringComparer.Ordinal);
        nameServerOn = [.. spec.NameServers.Select(s => s.Host)];
        brokersOn = spec.BrokerGroups.SelectMany(g => g.Slaves.Select(s => s.Host).Append(g.Master?.Host ?? ""))
            .GroupBy(h => h, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        NameServerAddress = string.Join(';', spec.NameServers.Select(s => Address(Host(s.Host), s.Port)).Concat(spec.OutsideNameServers));
        ReleaseDirectory = $"{spec.Paths.Release}/rocketmq-{spec.Release.Version}";
        Is5 = int.TryParse(spec.Release.Version.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major) && major >= 5;
    }

    internal ClusterSpec Spec { get; }

    internal string NameServerAddress { get; }

    internal string ReleaseDirectory { get; }

    /// <summary>True: RocketMQ 5.0 or later.</summary>
    internal bool Is5 { get; }

    internal IKeyFacts BrokerFacts { get; }

    internal IKeyFacts NameServerFacts { get; }

    internal static string Address(HostSpec host, int port) => string.Create(CultureInfo.InvariantCulture, $"{host.Address}:{port}");

    internal static string ClientAddress(HostSpec host, int port) => string.Create(CultureInfo.InvariantCulture, $"{host.ClientAddress ?? host.Address}:{port}");

    internal HostSpec Host(string name) => hosts.GetValueOrDefault(name) ?? throw new ArgumentException($"host '{name}' is not among the hosts of the cluster");

    /// <summary>Heap of a broker: in MiB, or as percent of a memory that is not known.</summary>
    internal (int? MiB, int? Percent) BrokerHeap(HostSpec host, int? given)
    {
        var (brokers, servers) = (brokersOn[host.Name], nameServerOn.Contains(host.Name) ? 1 : 0);
        return (given ?? Spec.Heap.BrokerMiB) is { } heap ? (heap, null)
            : host.MemoryMiB is { } memory ? (HeapPolicy.BrokerMiB(memory, brokers, servers, Spec.Production), null)
            : (null, HeapPolicy.BrokerShare(brokers, servers));
    }

    /// <summary>Heap of a name server, likewise.</summary>
    internal (int? MiB, int? Percent) NameServerHeap(HostSpec host, int? given) =>
        (given ?? Spec.Heap.NameServerMiB) is { } heap ? (heap, null)
        : host.MemoryMiB is { } memory ? (HeapPolicy.NameServerMiB(memory), null)
        : (null, HeapPolicy.NameServerShare());
}
