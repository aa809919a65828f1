using RocketMQ.Model.Configuration;
using RocketMQ.Model.Rules;

namespace RocketMQ.Model.Topology;

/// <summary>Names and addresses that two hosts share.</summary>
internal static class HostUniqueness
{
    public static IEnumerable<Finding> Check(IReadOnlyList<HostSpec> hosts)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var addresses = new Dictionary<string, string>(StringComparer.Ordinal);
        var logins = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var host in hosts)
        {
            var path = Shown.Path("hosts.nodes", host.Name);
            if (!names.TryAdd(host.Name, path))
            {
                yield return Twice(path, host.Name, "a name", path);
            }

            if (host.Address.Length > 0 && !addresses.TryAdd(host.Address, $"{path}.address"))
            {
                yield return Twice($"{path}.address", host.Address, "the address", addresses[host.Address]);
            }

            var login = $"{host.SshAddress ?? host.Address}:{host.Port}{(host.Bastion is { } bastion ? $" through {bastion.Address}:{bastion.Port}" : "")}";
            if (host.SshAddress is { Length: > 0 } && logins.TryGetValue(login, out var other))
            {
                yield return Twice($"{path}.sshAddress", login, "where SSH reaches", other);
            }

            logins.TryAdd(login, path);
        }

        foreach (var host in hosts.Where(h => h.RenamedFrom is not null))
        {
            var path = $"{Shown.Path("hosts.nodes", host.Name)}.renamedFrom";
            if (names.ContainsKey(host.RenamedFrom!))
            {
                yield return new(CfgIds.Conflict, Severity.Error, path,
                    $"{path} is {Shown.Text(host.RenamedFrom!)}, which is {(host.RenamedFrom == host.Name ? "its name now" : "a host of hosts.nodes itself: one machine cannot be both")}.",
                    "Remove renamedFrom, or the entry of the old name.");
            }
            else if (hosts.First(h => h.RenamedFrom == host.RenamedFrom) is var first && !ReferenceEquals(first, host))
            {
                yield return Twice(path, host.RenamedFrom!, "the old name", $"{Shown.Path("hosts.nodes", first.Name)}.renamedFrom");
            }
        }

        // Aliases after all names, so that the alias is the one to change.
        foreach (var host in hosts)
        {
            for (var i = 0; i < host.Aliases.Count; i++)
            {
                var path = $"{Shown.Path("hosts.nodes", host.Name)}.aliases[{i}]";
                if (!names.TryAdd(host.Aliases[i], path))
                {
                    yield return Twice(path, host.Aliases[i], "a name", names[host.Aliases[i]]);
                }
            }
        }
    }

    private static Finding Twice(string path, string value, string what, string other) => new(
        CfgIds.Duplicate, Severity.Error, path, $"{Shown.Text(value)} is already {what} of {other}.", "Change or remove one of the two.");
}
