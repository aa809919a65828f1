using System.Globalization;
using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Rendering;

/// <summary>Plans the brokers of a group.</summary>
internal static class BrokerPlanner
{
    /// <summary>Least bound of direct memory, in MiB.</summary>
    private const int LeastDirectMiB = 512;

    internal static IEnumerable<InstancePlan> Plan(PlanWorld world, BrokerGroupSpec group)
    {
        var master = group.Master ?? throw new ArgumentException($"broker group '{group.Name}' has no master");
        var ha = PlanWorld.Address(world.Host(master.Host), master.Port + 1);
        yield return One(world, group, master, 0, group.MasterRole ?? world.Spec.MasterRole, null);
        for (var i = 0; i < group.Slaves.Count; i++)
        {
            yield return One(world, group, group.Slaves[i], group.Slaves[i].Id ?? i + 1, BrokerRole.Slave, ha);
        }
    }

    private static InstancePlan One(PlanWorld world, BrokerGroupSpec group, BrokerSpec broker, int id, BrokerRole role, string? masterHa)
    {
        var spec = world.Spec;
        var host = world.Host(broker.Host);
        var name = string.Create(CultureInfo.InvariantCulture, $"{group.Name}-{id}");
        var files = new InstanceFiles(world, InstanceKind.Broker, name, broker.StorePath ?? $"{spec.Paths.Store}/{name}");
        var place = new BrokerPlace
        {
            Cluster = spec.Name,
            BrokerName = group.Name,
            BrokerId = id,
            Role = role,
            Host = host,
            Port = broker.Port,
            NameServerAddress = world.NameServerAddress,
            StoreDirectory = files.Data,
            MasterHaAddress = masterHa,
            Slaves = group.Slaves.Count,
            Is5 = world.Is5,
        };
        var set = BrokerProperties.Of(spec, group, broker, place, world.BrokerFacts);
        var heap = world.BrokerHeap(host, broker.HeapMiB);
        var options = JvmOptionLayers.Of(spec, group, broker);
        var digest = files.Digest(set, heap.MiB, heap.Percent, options);
        var folders = Folders(files, set);
        var conf = BrokerConf.Render(name, spec.Name, spec.Release.Version, set, world.BrokerFacts);
        var poolMiB = PoolMiB(set);
        var minMiB = spec.Production ? HeapPolicy.BrokerMinMiB : HeapPolicy.BrokerDevMinMiB;
        return new InstancePlan
        {
            Kind = InstanceKind.Broker,
            Name = name,
            Host = host,
            Unit = files.Unit,
            Address = PlanWorld.Address(host, broker.Port),
            ClientAddress = PlanWorld.ClientAddress(host, broker.Port),
            Port = broker.Port,
            Ports = [broker.Port, broker.Port - 2, broker.Port + 1],
            BrokerName = group.Name,
            BrokerId = id,
            Role = role,
            HeapMiB = heap.MiB,
            HeapPercent = heap.Percent,
            JvmOptions = options,
            MemoryNeededMiB = HeapPolicy.NeededMiB(heap.MiB, heap.Percent, minMiB) + poolMiB,
            ConfigDirectory = files.Config,
            StoreDirectory = files.Data,
            DataDirectory = files.Data,
            LogDirectory = files.Logs,
            Directories = folders,
            EffectiveProperties = set.Effective,
            Files = files.All(conf, digest, heap, Direct(heap.MiB, poolMiB), options, folders),
            Digest = digest,
            HotDefaults = set.HotDefaults,
            LiveDigest = InstanceDigest.Live(set),
        };
    }

    private static string[] Folders(InstanceFiles files, SetProperties set)
    {
        // From 4.8 on several commit log folders may be given, separated by commas.
        var commitLogs = set["storePathCommitLog"].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return [files.Data, .. commitLogs, .. Below(files.Data, "consumequeue", "index", "config", "tmp"), files.Logs];
    }

    private static IEnumerable<string> Below(string folder, params string[] names) => names.Select(n => $"{folder}/{n}");

    // As much as Java itself would allow, and never less than 512 MiB, plus what the pool takes.
    private static int? Direct(int? heapMiB, int poolMiB) => heapMiB is { } heap ? Math.Max(heap, LeastDirectMiB) + poolMiB
        : poolMiB > 0 ? HeapPolicy.BrokerMaxMiB + poolMiB : null;

    /// <summary>MiB that transientStorePoolEnable takes outside of the heap: transientStorePoolSize (5) files of the commit log.</summary>
    private static int PoolMiB(SetProperties set)
    {
        var on = string.Equals(set.Find("transientStorePoolEnable"), "true", StringComparison.OrdinalIgnoreCase);
        return on ? (int)(Number(set, "transientStorePoolSize", 5) * Number(set, "mappedFileSizeCommitLog", 1 << 30) / (1 << 20)) : 0;
    }

    private static long Number(SetProperties set, string key, long otherwise) =>
        long.TryParse(set.Find(key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
