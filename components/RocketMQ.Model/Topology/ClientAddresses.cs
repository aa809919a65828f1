using RocketMQ.Model.Configuration;
using RocketMQ.Model.Rules;

namespace RocketMQ.Model.Topology;

/// <summary>
/// Instances that clients would reach at one address and port. Address translation may send the ports of one address to several hosts, but each port to
/// one: an instance listens on the port that it is registered with (BrokerController registers brokerIP1 with listenPort, all versions).
/// </summary>
internal static class ClientAddresses
{
    public static IEnumerable<Finding> Check(ClusterSpec cluster)
    {
        var taken = new Dictionary<(string Address, int Port), string>();
        var ports = cluster.NameServers.Select(n => (n.Host, Ports: new[] { n.Port }))
            .Concat(cluster.BrokerGroups.SelectMany(TopologyChecker.Brokers).Select(b => (b.Broker.Host, Ports: new[] { b.Broker.Port, b.Broker.Port - 2 })))
            .ToLookup(u => u.Host, u => u.Ports, StringComparer.Ordinal);
        // Those with an address of their own for clients last, so that theirs is the field to change.
        foreach (var host in cluster.Hosts.OrderBy(h => h.ClientAddress is null ? 0 : 1))
        {
            var address = host.ClientAddress ?? host.Address;
            foreach (var port in ports[host.Name].SelectMany(p => p).Distinct().Where(p => p > 0 && address.Length > 0))
            {
                if (taken.TryAdd((address, port), host.Name) || taken[(address, port)] == host.Name || host.ClientAddress is null) continue;
                yield return new(CfgIds.PortClash, Severity.Error, $"{Shown.Path("hosts.nodes", host.Name)}.clientAddress",
                    $"Clients would reach {host.Name} and {taken[(address, port)]} both at {address}:{port}.",
                    "Give one of them another address for clients, or its instances other ports.");
                break;
            }
        }
    }
}
