using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Rendering;

/// <summary>Works out every instance of a cluster, with its final files, flags and ports.</summary>
public static class ClusterPlanner
{
    /// <summary>Plans a cluster.</summary>
    /// <param name="spec">A valid description: hosts exist, ids are single, every group has a master.</param>
    /// <returns>The plan; the same for the same description, always.</returns>
    /// <exception cref="ArgumentException">The description is not valid after all, or holds a text that a file cannot carry; the message names it.</exception>
    public static ClusterPlan Plan(ClusterSpec spec)
    {
        var world = new PlanWorld(spec);
        var nameServers = spec.NameServers.Select(s => NameServerPlanner.Plan(world, s)).ToList();
        var brokers = spec.BrokerGroups.SelectMany(g => BrokerPlanner.Plan(world, g)).ToList();
        var byHost = nameServers.Concat(brokers).ToLookup(i => i.Host.Name, StringComparer.Ordinal);
        var files = HostFiles.Render(world.ReleaseDirectory, spec.Paths.Config);
        var hostsLines = HostFiles.HostsLines(spec.Hosts);
        return new ClusterPlan
        {
            Spec = spec,
            Hosts = [.. spec.Hosts.Select(h => new HostPlan { Host = h, Instances = [.. byHost[h.Name]], Files = files, HostsLines = hostsLines })],
            NameServers = nameServers,
            Brokers = brokers,
            NameServerAddress = world.NameServerAddress,
            RolloutOrder = [.. nameServers, .. brokers.Where(b => b.Role == BrokerRole.Slave), .. brokers.Where(b => b.Role != BrokerRole.Slave)],
            ReleaseDirectory = world.ReleaseDirectory,
        };
    }
}
