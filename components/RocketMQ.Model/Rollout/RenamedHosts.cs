using RocketMQ.Model.Rendering;
using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Rollout;

/// <summary>Hosts that get another name: the record of the last <c>up</c> under the new names, and what each machine was called first.</summary>
public static class RenamedHosts
{
    /// <summary>The record as if its hosts had had their new names already: whatever compares with it then sees a rename and no move.</summary>
    /// <param name="last">The record.</param>
    /// <param name="hosts">The hosts as they are described now.</param>
    /// <returns>The record itself where no host of it is renamed.</returns>
    public static RunningCluster In(RunningCluster last, IReadOnlyList<HostSpec> hosts)
    {
        ArgumentNullException.ThrowIfNull(last);
        ArgumentNullException.ThrowIfNull(hosts);
        var names = hosts.Where(h => h.RenamedFrom is { } old && last.Hosts.ContainsKey(old) && !last.Hosts.ContainsKey(h.Name))
            .DistinctBy(h => h.RenamedFrom).ToDictionary(h => h.RenamedFrom!, h => h.Name, StringComparer.Ordinal);
        if (names.Count == 0) return last;

        return last with
        {
            // The line itself stays: that it changes in /etc/hosts of all hosts is what a preview has to say of a rename.
            Hosts = Renamed(last.Hosts),
            Generations = Renamed(last.Generations),
            Origins = last.Hosts.Keys.Where(h => last.OriginOf(h) != Name(h)).ToDictionary(Name, last.OriginOf, StringComparer.Ordinal),
            Lost = last.Lost.Select(Name).ToHashSet(StringComparer.Ordinal),
            Instances = [.. last.Instances.Select(i => i with
            {
                Host = Name(i.Host),
                Name = i.Kind == InstanceKind.NameServer && i.Name.EndsWith("@" + i.Host, StringComparison.Ordinal) ? $"{i.Name[..^i.Host.Length]}{Name(i.Host)}" : i.Name,
            })],
        };

        string Name(string host) => names.GetValueOrDefault(host, host);

        Dictionary<string, T> Renamed<T>(IReadOnlyDictionary<string, T> byHost) => byHost.ToDictionary(h => Name(h.Key), h => h.Value, StringComparer.Ordinal);
    }

    /// <summary>The hosts, each with the name under which it came into the deployment.</summary>
    /// <param name="hosts">The hosts as they are described now.</param>
    /// <param name="last">The record of the last <c>up</c>, under the new names; null: none.</param>
    public static IReadOnlyList<HostSpec> WithOrigins(IReadOnlyList<HostSpec> hosts, RunningCluster? last)
    {
        ArgumentNullException.ThrowIfNull(hosts);
        if (last is null) return hosts;
        var taken = last.Hosts.Keys.Select(last.OriginOf).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. hosts.Select(h => last.Hosts.ContainsKey(h.Name) ? h with { Origin = last.OriginOf(h.Name) }
                // Another machine under a name that a renamed one came with is none of it.
                : taken.Contains(h.Origin) ? h with { Origin = $"{h.Name}@{h.Address}" } : h),
        ];
    }
}
