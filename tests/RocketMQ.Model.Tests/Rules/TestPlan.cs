using RocketMQ.Model.Catalog;
using RocketMQ.Model.Rendering;
using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Tests.Rules;

/// <summary>
/// A plan that takes every description, also those the planner refuses: rules must be able to tell about them. Holds what rules look at.
/// </summary>
internal static class TestPlan
{
    /// <summary>The planner's own plan; this one where the planner refuses the description.</summary>
    public static ClusterPlan RealOf(ClusterSpec spec)
    {
        try
        {
            return ClusterPlanner.Plan(spec);
        }
        catch (ArgumentException)
        {
            return Of(spec);
        }
    }

    public static ClusterPlan Of(ClusterSpec spec)
    {
        var hosts = new Dictionary<string, HostSpec>();
        foreach (var host in spec.Hosts)
        {
            hosts.TryAdd(host.Name, host);
        }

        HostSpec HostOf(string name) => hosts.TryGetValue(name, out var host) ? host : new HostSpec { Name = name, Address = "192.0.2.1" };
        var servers = spec.NameServers.Select(n => Instance(spec, InstanceKind.NameServer, "namesrv", HostOf(n.Host), n.Port, n.HeapMiB ?? spec.Heap.NameServerMiB, null)).ToList();
        var brokers = spec.BrokerGroups.SelectMany(g => Brokers(g).Select(b => Broker(spec, g, b.Spec, b.Id, b.Role ?? spec.MasterRole, HostOf(b.Spec.Host)))).ToList();
        return new ClusterPlan
        {
            Spec = spec,
            NameServers = servers,
            Brokers = brokers,
            Hosts = [.. spec.Hosts.Select(h => new HostPlan { Host = h, Instances = [.. servers.Concat(brokers).Where(i => i.Host.Name == h.Name)], Files = [], HostsLines = [] })],
            NameServerAddress = string.Join(';', servers.Select(s => s.Address)),
            RolloutOrder = [.. servers, .. brokers],
            ReleaseDirectory = spec.Paths.Release + "/rocketmq-" + spec.Release.Version,
        };
    }

    private static IEnumerable<(BrokerSpec Spec, int Id, BrokerRole? Role)> Brokers(BrokerGroupSpec group) =>
        (group.Master is { } m ? [(m, m.Id ?? 0, group.MasterRole)] : Array.Empty<(BrokerSpec, int, BrokerRole?)>())
        .Concat(group.Slaves.Select((s, i) => (s, s.Id ?? i + 1, (BrokerRole?)BrokerRole.Slave)));

    private static InstancePlan Broker(ClusterSpec spec, BrokerGroupSpec group, BrokerSpec broker, int id, BrokerRole role, HostSpec host)
    {
        var plan = Instance(spec, InstanceKind.Broker, $"{group.Name}-{id}", host, broker.Port, broker.HeapMiB ?? spec.Heap.BrokerMiB, broker.StorePath);
        return plan with { BrokerName = group.Name, BrokerId = id, Role = role, EffectiveProperties = Properties(spec, group, broker, plan.StoreDirectory!, role) };
    }

    private static Dictionary<string, string> Properties(ClusterSpec spec, BrokerGroupSpec group, BrokerSpec broker, string store, BrokerRole role)
    {
        var catalog = KeyCatalog.For(spec.Release.Version);
        var all = new Dictionary<string, string>
        {
            ["mappedFileSizeCommitLog"] = "1073741824",
            ["mappedFileSizeConsumeQueue"] = "6000000",
            ["storePathRootDir"] = store,
            ["storePathCommitLog"] = store + "/commitlog",
        };
        if (catalog.Version.Major >= 5 && role == BrokerRole.SyncMaster)
        {
            all["inSyncReplicas"] = "2";
        }

        foreach (var (key, value) in spec.Properties.Concat(group.Properties).Concat(broker.Properties))
        {
            if (catalog.Meant(key, value) is { } meant)
            {
                all[meant.Key] = meant.Value;
            }
        }

        return all;
    }

    private static InstancePlan Instance(ClusterSpec spec, InstanceKind kind, string name, HostSpec host, int port, int? heap, string? store) => new()
    {
        Kind = kind,
        Name = name,
        Host = host,
        Unit = name + ".service",
        Address = $"{host.Address}:{port}",
        Port = port,
        Ports = kind == InstanceKind.Broker ? [port, port - 2, port + 1] : [port],
        HeapMiB = heap,
        HeapPercent = heap is null ? 40 : null,
        ConfigDirectory = $"{spec.Paths.Config}/{name}",
        StoreDirectory = kind == InstanceKind.Broker ? store ?? $"{spec.Paths.Store}/{name}" : null,
        LogDirectory = $"{spec.Paths.Logs}/{name}",
        Directories = [],
        EffectiveProperties = new Dictionary<string, string>(),
        Files = [],
        Digest = "",
    };
}
