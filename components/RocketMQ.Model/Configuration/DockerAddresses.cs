using System.Globalization;
using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Configuration;

/// <summary>Gives docker hosts their addresses: those given, and for the others .11, .12, … in the alphabetical order of their names.</summary>
/// <remarks>Not in the order written: Pulumi hands an object over with its names sorted, and the addresses must be the same either way.</remarks>
internal sealed class DockerAddresses(string subnet, ConfigNode nodes, FindingList findings)
{
    private const int Last = 254;

    public IReadOnlyList<HostSpec> Assign(IReadOnlyList<HostSpec> hosts)
    {
        foreach (var (_, node) in nodes.Entries.Where(e => !e.Value.Broken))
        {
            if (node["address"].Value is string given && !InSubnet(given))
            {
                findings.Error(CfgIds.BadForm, node["address"].Path, $"{Shown.Text(given)} is not an address for a host in the docker hosts' subnet {subnet} (.2 to .254).",
                    "Remove it (addresses are given out by order), choose one of the subnet, or set hosts.kind: ssh when this is a host of yours.");
            }
        }

        var taken = hosts.Select(h => h.Address).Where(a => a.Length > 0).ToHashSet(StringComparer.Ordinal);
        var free = Enumerable.Range(ReferenceCluster.FirstDockerHost, Last - ReferenceCluster.FirstDockerHost + 1)
            .Select(last => ReferenceCluster.AddressIn(subnet, last)).Where(a => !taken.Contains(a));
        // A host whose address was refused keeps none, but takes its place.
        var without = hosts.Where(h => h.Address.Length == 0).Select(h => h.Name).Order(StringComparer.Ordinal).ToArray();
        var assigned = without.Zip(free).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal);
        if (assigned.Count < without.Length)
        {
            findings.Error(CfgIds.OutOfRange, nodes.Path, $"{hosts.Count} hosts do not fit into the subnet {subnet}, which has addresses for {assigned.Count + taken.Count}.",
                "Describe fewer docker hosts.");
        }

        return [.. hosts.Select(h => assigned.TryGetValue(h.Name, out var address) ? h with { Address = address } : h)];
    }

    private bool InSubnet(string address) =>
        address[..address.LastIndexOf('.')] == subnet[..subnet.LastIndexOf('.')]
        && int.Parse(address[(address.LastIndexOf('.') + 1)..], CultureInfo.InvariantCulture) is >= 2 and <= Last;
}
