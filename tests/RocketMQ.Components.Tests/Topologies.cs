using CsCheck;
using RocketMQ.Model.Topology;

namespace RocketMQ.Components.Tests;

/// <summary>Clusters for the tests: the reference case, and generated ones.</summary>
internal static class Topologies
{
    public static ClusterSpec Reference { get; } = new()
    {
        Hosts = Hosts(4),
        NameServers = [.. Hosts(4).Select(h => new NameServerSpec { Host = h.Name })],
        BrokerGroups =
        [
            new() { Name = "broker-a", Master = new() { Host = "host01", Id = 0 }, Slaves = [new() { Host = "host03", Id = 1 }] },
            new() { Name = "broker-b", Master = new() { Host = "host02", Id = 0 }, Slaves = [new() { Host = "host04", Id = 1 }] },
        ],
        Heap = new() { BrokerMiB = 512, NameServerMiB = 256 },
    };

    /// <summary>1 to 6 hosts, 1 to all of them with a name server, 1 to 5 groups with 0 to all further hosts as slaves.</summary>
    public static Gen<ClusterSpec> Any { get; } =
        from hosts in Gen.Int[1, 6]
        from servers in Gen.Int[1, hosts]
        from groups in Gen.Int[1, 5]
        from slaves in Gen.Int[0, hosts - 1].Array[groups]
        select Make(hosts, servers, slaves);

    public static IReadOnlyList<HostSpec> Hosts(int count) =>
        [.. Enumerable.Range(1, count).Select(i => new HostSpec { Name = $"host{i:00}", Address = $"10.0.0.{i}", HostKey = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f" })];

    private static ClusterSpec Make(int hosts, int servers, int[] slaves) => new()
    {
        Hosts = Hosts(hosts),
        NameServers = [.. Hosts(servers).Select(h => new NameServerSpec { Host = h.Name })],
        BrokerGroups =
        [
            .. slaves.Select((count, g) => new BrokerGroupSpec
            {
                Name = $"broker-{(char)('a' + g)}",
                Master = Broker(g, 0, hosts, g),
                Slaves = [.. Enumerable.Range(1, count).Select(id => Broker(g, id, hosts, g + id))],
            }),
        ],
        Heap = new() { BrokerMiB = 512, NameServerMiB = 256 },
    };

    private static BrokerSpec Broker(int group, int id, int hosts, int at) =>
        new() { Host = $"host{(at % hosts) + 1:00}", Id = id, Port = 10911 + (10 * group) };
}
