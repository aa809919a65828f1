using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Rendering;

/// <summary>Plans one name server.</summary>
internal static class NameServerPlanner
{
    private const string Name = "namesrv";

    internal static InstancePlan Plan(PlanWorld world, NameServerSpec server)
    {
        var host = world.Host(server.Host);
        var files = new InstanceFiles(world, InstanceKind.NameServer, Name, $"{world.Spec.Paths.Store}/{Name}");
        var set = NameServerConf.Properties(server, files.Data, world.NameServerFacts, world.Spec.Release.Version);
        var heap = world.NameServerHeap(host, server.HeapMiB);
        var options = JvmOptionLayers.Of(world.Spec, server);
        var digest = files.Digest(set, heap.MiB, heap.Percent, options);
        string[] folders = [files.Data, files.Data + "/tmp", files.Logs];
        var conf = NameServerConf.Render(host.Name, world.Spec.Name, world.Spec.Release.Version, set);
        return new InstancePlan
        {
            Kind = InstanceKind.NameServer,
            Name = Name,
            Host = host,
            Unit = files.Unit,
            Address = PlanWorld.Address(host, server.Port),
            ClientAddress = PlanWorld.ClientAddress(host, server.Port),
            Port = server.Port,
            Ports = [server.Port],
            HeapMiB = heap.MiB,
            HeapPercent = heap.Percent,
            JvmOptions = options,
            MemoryNeededMiB = HeapPolicy.NeededMiB(heap.MiB, heap.Percent, HeapPolicy.NameServerMinMiB),
            ConfigDirectory = files.Config,
            DataDirectory = files.Data,
            LogDirectory = files.Logs,
            Directories = folders,
            EffectiveProperties = set.Effective,
            Files = files.All(conf, digest, heap, null, options, folders),
            Digest = digest,
        };
    }
}
