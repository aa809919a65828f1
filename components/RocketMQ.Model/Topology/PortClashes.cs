using System.Globalization;
using RocketMQ.Model.Configuration;
using RocketMQ.Model.Rules;

namespace RocketMQ.Model.Topology;

/// <summary>Instances of a host that take the same port. A broker takes three: listenPort, listenPort−2 (VIP channel), listenPort+1 (HA).</summary>
internal static class PortClashes
{
    public static IEnumerable<Finding> Check(ClusterSpec cluster, Func<int, string> nameServerPath)
    {
        var users = cluster.NameServers.Select((n, i) => new User(n.Host, nameServerPath(i), n.Port, "name server", [n.Port]))
            .Concat(cluster.BrokerGroups.SelectMany(TopologyChecker.Brokers).Select(b => new User(b.Broker.Host, b.Path, b.Broker.Port, "broker", PortsOf(b.Broker))))
            .Where(u => u.Host.Length > 0 && u.Port != 0);
        var ssh = cluster.Hosts.Where(h => h.SshAddress is null).DistinctBy(h => h.Name).ToDictionary(h => h.Name, h => h.Port, StringComparer.Ordinal);
        foreach (var host in users.GroupBy(u => u.Host, StringComparer.Ordinal))
        {
            var before = new List<User>();
            // Also those further on: a port that one of them has would be no way out.
            int? login = ssh.TryGetValue(host.Key, out var port) ? port : null;
            var used = host.SelectMany(u => u.Ports).Append(login ?? 0).ToHashSet();
            foreach (var user in host)
            {
                if (login is { } taken && user.Ports.Contains(taken))
                {
                    yield return Clash(user, taken, $"SSH on {host.Key} listens on", used);
                }

                // Two name servers on a host are reported as such; the port is no further news.
                foreach (var other in before.Where(o => o.Path != user.Path && !(o.Kind == user.Kind && user.Kind == "name server")))
                {
                    if (user.Ports.Intersect(other.Ports).Order().ToArray() is [var first, ..])
                    {
                        yield return Clash(user, first, $"{other.Path} ({Shows(other)}) takes on {host.Key}", used);
                    }
                }

                before.Add(user);
            }
        }
    }

    private static IReadOnlyList<int> PortsOf(BrokerSpec broker) => [broker.Port, broker.Port - 2, broker.Port + 1];

    private static Finding Clash(User user, int port, string taken, HashSet<int> used)
    {
        var free = Enumerable.Range(1, 6000).Select(i => user.Port + (10 * i)).FirstOrDefault(p => p + 1 <= 65535 && !used.Overlaps([p - 2, p, p + 1]));
        return new Finding(CfgIds.PortClash, Severity.Error, user.Path, $"{user.Path} ({Shows(user)}) takes port {port.ToString(CultureInfo.InvariantCulture)}, which {taken}.",
            free > 0 ? $"Give it another port, for example port: {free.ToString(CultureInfo.InvariantCulture)}." : "Give it another port.");
    }

    private static string Shows(User user) => user.Kind == "broker" ? $"port {user.Port}: takes {string.Join(", ", user.Ports.Order())}" : $"port {user.Port}";

    private sealed record User(string Host, string Path, int Port, string Kind, IReadOnlyList<int> Ports);
}
