namespace RocketMQ.Model.Configuration;

/// <summary>Fields of one kind of hosts have no effect with the other; a person who gave them meant something.</summary>
internal sealed class HostKindChecker(ConfigNode hosts, FindingList findings)
{
    /// <summary>Reports what does not fit.</summary>
    /// <returns>True when all fits.</returns>
    public bool Check(HostsKind? kind)
    {
        var misfits = kind switch
        {
            HostsKind.Docker => SshFields().ToArray(),
            HostsKind.Ssh => [.. new[] { hosts["image"], hosts["subnet"] }.Where(n => n.Given)],
            _ => [],
        };
        if (misfits.Length == 0)
        {
            return true;
        }

        if (!hosts["kind"].Given)
        {
            var named = string.Join(", ", misfits.Take(5).Select(n => n.Path)) + (misfits.Length > 5 ? $" and {misfits.Length - 5} more" : "");
            findings.Error(CfgIds.Conflict, hosts["kind"].Path, $"hosts.kind is not given, which means docker; but with docker these have no effect: {named}.",
                "Add kind: ssh when these are hosts of yours; else remove the fields.");
            return false;
        }

        foreach (var node in misfits)
        {
            findings.Error(CfgIds.Conflict, node.Path, $"{node.Path} has no effect with hosts.kind {hosts["kind"].Text}.",
                kind == HostsKind.Docker ? "Remove it, or set hosts.kind: ssh when these are hosts of yours." : "Remove it: given hosts are used as they are.");
        }

        return false;
    }

    private IEnumerable<ConfigNode> SshFields()
    {
        var login = HostsFields.Login.Select(f => f.Name).ToArray();
        var reach = HostsFields.NodeReach.Select(f => f.Name).ToArray();
        return login.Append("bastion").Select(name => hosts[name])
            .Concat(hosts["nodes"].Entries.Where(e => !e.Value.Broken).SelectMany(e => reach.Concat(login).Select(name => e.Value[name])))
            .Where(n => n.Given);
    }
}
