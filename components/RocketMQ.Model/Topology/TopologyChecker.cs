using RocketMQ.Model.Configuration;
using RocketMQ.Model.Rules;

namespace RocketMQ.Model.Topology;

/// <summary>
/// Finds what makes a topology impossible: unknown hosts, two of what there may be one of, groups without a master, hosts that hold
/// two copies of the same data (RMQ001), equal broker ids (RMQ002), clashing ports (RMQ003). All findings are errors.
/// </summary>
/// <remarks>An empty host name, port 0 and an id of null stand for what could not be read, and are passed over.</remarks>
public static class TopologyChecker
{
    /// <summary>Checks a cluster.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <returns>All findings: hosts, name servers, broker groups, ports.</returns>
    public static IReadOnlyList<Finding> Check(ClusterSpec cluster)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        return Check(cluster, i => Shown.Path("cluster.nameServers", cluster.NameServers[i].Host));
    }

    /// <summary>As <see cref="Check(ClusterSpec)"/>, for name servers that are described in another form.</summary>
    internal static IReadOnlyList<Finding> Check(ClusterSpec cluster, Func<int, string> nameServerPath)
    {
        var hosts = cluster.Hosts.Select(h => h.Name).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. HostUniqueness.Check(cluster.Hosts),
            .. NameServers(cluster, hosts, nameServerPath),
            .. OutsideNameServers(cluster),
            .. cluster.BrokerGroups.GroupBy(g => g.Name, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => Error(
                CfgIds.Duplicate, Shown.Path("cluster.brokerGroups", g.Key), $"{g.Count()} broker groups are named {g.Key}.", "Rename all but one.")),
            .. cluster.BrokerGroups.SelectMany(g => Group(cluster, hosts, g)),
            .. PortClashes.Check(cluster, nameServerPath),
            .. ClientAddresses.Check(cluster),
        ];
    }

    private static IEnumerable<Finding> NameServers(ClusterSpec cluster, HashSet<string> hosts, Func<int, string> pathOf)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < cluster.NameServers.Count; i++)
        {
            var host = cluster.NameServers[i].Host;
            if (host.Length > 0 && !seen.Add(host))
            {
                yield return Error(CfgIds.Duplicate, pathOf(i), $"{host} has a name server already; a host runs one.", "Remove it.");
            }

            foreach (var finding in Known(cluster, hosts, host, pathOf(i)))
            {
                yield return finding;
            }
        }
    }

    /// <summary>They come from a program, or from the output of another stack: what is written into files and step input must be safe there.</summary>
    internal static IEnumerable<Finding> OutsideNameServers(ClusterSpec cluster)
    {
        const string path = "cluster.nameServersFrom";
        if (cluster.OutsideNameServers.Count > 0 && cluster.NameServers.Count > 0)
        {
            yield return Error(CfgIds.Conflict, path,
                "There are name servers of this deployment and of another one: brokers register at those of one.", "Keep one of the two lists.");
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var address in cluster.OutsideNameServers)
        {
            if (Forms.Endpoint.Complaint(address) is { } complaint)
            {
                yield return Error(CfgIds.BadForm, path, $"The name server {Shown.Text(address)} {complaint}.", "Correct it where the list comes from.");
            }
            else if (!seen.Add(address))
            {
                yield return Error(CfgIds.Duplicate, path, $"The name server {address} is there twice.", "Correct it where the list comes from.");
            }
        }
    }

    private static IEnumerable<Finding> Group(ClusterSpec cluster, HashSet<string> hosts, BrokerGroupSpec group)
    {
        var path = Shown.Path("cluster.brokerGroups", group.Name);
        if (group.Master is null)
        {
            yield return Error(CfgIds.NoMaster, $"{path}.master", group.Slaves.Count == 0
                ? $"Broker group {Shown.Text(group.Name)} has no master." : $"Broker group {Shown.Text(group.Name)} has {group.Slaves.Count} slave(s) but no master to copy from.",
                "Add master: the name of a host.");
        }

        var brokers = Brokers(group).ToArray();
        foreach (var (broker, at, isMaster) in brokers)
        {
            foreach (var finding in Known(cluster, hosts, broker.Host, at).Concat(Id(broker, at, isMaster)))
            {
                yield return finding;
            }
        }

        // The first that has a host or an id is the one that later ones are told of.
        var onHost = new Dictionary<string, string>(StringComparer.Ordinal);
        var withId = new Dictionary<int, string>();
        foreach (var (broker, at, _) in brokers)
        {
            if (broker.Host.Length > 0 && !onHost.TryAdd(broker.Host, at))
            {
                yield return Error(CfgIds.SameHost, at, $"{at} is on {broker.Host}, where {onHost[broker.Host]} is: when this host fails, both copies of the group's data are gone.",
                    "Put it on another host.");
            }

            if (broker.Id is { } id && !withId.TryAdd(id, at))
            {
                yield return Error(CfgIds.DuplicateBrokerId, at, $"{at} has brokerId {id}, which {withId[id]} has: each would overwrite the other's registration.",
                    $"Give it an id of its own, for example id: {brokers.Max(b => b.Broker.Id ?? 0) + 1L}.");
            }
        }
    }

    /// <summary>The brokers of a group with their paths, master first.</summary>
    internal static IEnumerable<(BrokerSpec Broker, string Path, bool IsMaster)> Brokers(BrokerGroupSpec group)
    {
        var path = Shown.Path("cluster.brokerGroups", group.Name);
        IEnumerable<(BrokerSpec, string, bool)> master = group.Master is { } m ? [(m with { Id = m.Id ?? 0 }, $"{path}.master", true)] : [];
        return master.Concat(group.Slaves.Select((slave, i) => (slave, $"{path}.slaves[{i}]", false)));
    }

    private static IEnumerable<Finding> Id(BrokerSpec broker, string path, bool isMaster)
    {
        if (isMaster && broker.Id is { } id && id != 0)
        {
            yield return Error(CfgIds.OutOfRange, $"{path}.id", $"A master's brokerId is 0, not {id}.", "Remove it.");
        }

        if (!isMaster && broker.Id is { } slave && slave <= 0)
        {
            yield return Error(CfgIds.OutOfRange, $"{path}.id", $"A slave's brokerId is above 0, not {slave}.", "Give it an id from 1.");
        }
    }

    private static IEnumerable<Finding> Known(ClusterSpec cluster, HashSet<string> hosts, string host, string path)
    {
        if (host.Length > 0 && !hosts.Contains(host))
        {
            var alias = cluster.Hosts.FirstOrDefault(h => h.Aliases.Contains(host) || h.Address == host);
            yield return Error(CfgIds.UnknownHost, path, $"{Shown.Text(host)} is not a host of hosts.nodes.", alias is not null
                ? $"It is another name of {alias.Name}: write {alias.Name}." : Nearest.Suggestion(host, [.. cluster.Hosts.Select(h => h.Name)]) + " Else add it to hosts.nodes.");
        }
    }

    private static Finding Error(string id, string path, string message, string repair) => new(id, Severity.Error, path, message, repair.Trim());
}
