using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Configuration;

/// <summary>Reads <c>rocketmq:hosts</c>.</summary>
internal sealed class HostsReader(ConfigNode hosts, FindingList findings)
{
    private readonly ConfigNode nodes = hosts["nodes"];

    private HostsKind? Kind => hosts["kind"] is { Broken: false } kind ? kind.Text == "ssh" ? HostsKind.Ssh : HostsKind.Docker : null;

    public HostsResult Read()
    {
        var fits = new HostKindChecker(hosts, findings).Check(Kind);
        var subnet = hosts["subnet"].Text!;
        var specs = nodes.Given ? [.. nodes.Entries.Select(e => Host(e.Key, e.Value))] : Kind == HostsKind.Ssh ? [] : ReferenceCluster.Hosts(subnet);
        var credentials = new Dictionary<string, SshCredentials>();
        if (Kind == HostsKind.Ssh)
        {
            CheckSsh();
            credentials = new CredentialsReader(hosts, findings).Read();
        }
        else if (Kind == HostsKind.Docker && fits && !hosts["subnet"].Broken)
        {
            specs = new DockerAddresses(subnet, nodes, findings).Assign(specs);
        }

        if (nodes is { Usable: true, Entries.Count: 0 })
        {
            findings.Error(CfgIds.Empty, nodes.Path, "hosts.nodes is empty.", "Add at least one host.");
        }

        var complete = !hosts.Broken && !nodes.Broken && (Kind != HostsKind.Ssh || nodes.Entries.Count > 0) && (nodes.Given || hosts.Lacks("nodes"));
        return new HostsResult(Kind, specs, credentials, hosts["image"].Text!, subnet, nodes.Given, complete, hosts["takeOver"].Text);
    }

    private HostSpec Host(string name, ConfigNode node) => new()
    {
        Name = name,
        Address = node["address"].Value as string ?? "",
        ClientAddress = node["clientAddress"].Text,
        SshAddress = node["sshAddress"].Text,
        Port = (node["port"].Value as long? is { } port ? (int)port : hosts["port"].Number)!.Value,
        User = node["user"].Text ?? hosts["user"].Text!,
        HostKey = HostKey(node),
        Bastion = BastionReader.Find(hosts, node) is { Broken: false } bastion ? Bastion(bastion, node) : null,
        Aliases = node["aliases"].TextList,
        MemoryMiB = node["memory"].Number,
        Generation = node["generation"].Number ?? 1,
        RenamedFrom = node["renamedFrom"].Text,
        Lost = node["lost"].Flag,
    };

    private BastionSpec Bastion(ConfigNode bastion, ConfigNode node) => new()
    {
        Address = bastion["address"].Text ?? "",
        Port = bastion["port"].Number!.Value,
        User = bastion["user"].Text ?? node["user"].Text ?? hosts["user"].Text!,
        HostKey = HostKey(bastion),
        Field = bastion.Path,
    };

    private static string? HostKey(ConfigNode node) => node["hostKey"].Text is { } key ? SshForms.WithoutComment(key) : null;

    private void CheckSsh()
    {
        if (hosts.Lacks("nodes") && !hosts.Broken)
        {
            findings.Error(CfgIds.Missing, nodes.Path, "hosts.nodes is missing; with kind ssh the hosts must be given.", "Add nodes: a name and an address for each host.");
        }

        foreach (var (_, node) in nodes.Entries.Where(e => !e.Value.Broken && e.Value.Lacks("address")))
        {
            findings.Error(CfgIds.Missing, node["address"].Path, "address is missing; with kind ssh each host must have one.", "Add its IPv4 address, for example address: 192.168.243.169.");
        }
    }
}
