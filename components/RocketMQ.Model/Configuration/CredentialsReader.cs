namespace RocketMQ.Model.Configuration;

/// <summary>
/// Works out how each host is logged in to. What a node gives wins over what stands at the top; a node with a key of its own, as text
/// or as file, takes neither the top's key nor, where the top has a key, its passphrase.
/// </summary>
internal sealed class CredentialsReader(ConfigNode hosts, FindingList findings)
{
    private static readonly string[] Ways = ["privateKey", "privateKeyFile", "password", "agent"];

    private readonly HashSet<string> bastionsSeen = new(StringComparer.Ordinal);

    public Dictionary<string, SshCredentials> Read()
    {
        CheckPairs(hosts);
        if (!HasKey(hosts) && hosts["privateKeyPassphrase"].Given && !hosts["nodes"].Entries.Any(e => HasKey(e.Value)))
        {
            LonePassphrase(hosts);
        }

        var all = new Dictionary<string, SshCredentials>(StringComparer.Ordinal);
        var without = new List<ConfigNode>();
        foreach (var (name, node) in hosts["nodes"].Entries.Where(e => !e.Value.Broken))
        {
            CheckPairs(node);
            if (node["privateKeyPassphrase"].Given && !HasKey(node) && !HasKey(hosts))
            {
                LonePassphrase(node);
            }

            var credentials = Merge(node, hosts);
            if (node["bastion"].Given && node["direct"].Flag)
            {
                findings.Error(CfgIds.Conflict, node["direct"].Path, "direct and bastion are both given.", "Keep one of them.");
            }

            all[name] = BastionReader.Find(hosts, node) is { Broken: false } bastion ? credentials with { Bastion = Bastion(bastion, node) } : credentials;
            if (credentials is { PrivateKey: null, PrivateKeyFile: null, Password: null, Agent: false } && !node["lost"].Flag && !AnyBroken(node))
            {
                without.Add(node);
            }
        }

        Report(without);
        return all;
    }

    /// <summary>What is given at the bastion; one that gives no way to log in takes that of the nodes behind it, all of it.</summary>
    private SshCredentials Bastion(ConfigNode bastion, ConfigNode node)
    {
        if (bastionsSeen.Add(bastion.Path))
        {
            CheckPairs(bastion);
            if (bastion["privateKeyPassphrase"].Given && !HasKey(bastion)) LonePassphrase(bastion);
        }

        return HasKey(bastion) || bastion["password"].Given || bastion["agent"].Flag ? Merge(bastion, bastion) : Merge(node, hosts);
    }

    private static SshCredentials Merge(ConfigNode node, ConfigNode hosts)
    {
        var key = HasKey(node) ? node : hosts;
        var passphrase = node["privateKeyPassphrase"].Given || (HasKey(node) && HasKey(hosts)) ? node : hosts;
        var agent = node["agent"].Given ? node : hosts;
        return new SshCredentials
        {
            PrivateKey = Hidden(key["privateKey"]),
            PrivateKeyFile = key["privateKeyFile"].Text,
            PrivateKeyPassphrase = Hidden(passphrase["privateKeyPassphrase"]),
            Password = Hidden(node["password"]) ?? Hidden(hosts["password"]),
            Agent = agent["agent"].Flag,
            KeyFrom = key.Path,
            PassphraseFrom = passphrase.Path,
            AgentFrom = agent.Path,
        };
    }

    private void CheckPairs(ConfigNode node)
    {
        if (node["privateKey"].Given && node["privateKeyFile"].Given)
        {
            findings.Error(CfgIds.Conflict, node["privateKeyFile"].Path, "privateKey and privateKeyFile are both given.", "Keep one of them.");
        }
    }

    private void LonePassphrase(ConfigNode node) =>
        findings.Error(CfgIds.Conflict, node["privateKeyPassphrase"].Path, "privateKeyPassphrase is given without a private key.", "Add privateKey or privateKeyFile, or remove the passphrase.");

    private void Report(List<ConfigNode> without)
    {
        const string repair = "Give privateKey (as a secret), privateKeyFile, password (as a secret) or agent: true, at hosts for all or at the node.";
        if (without.Count > 1 && without.Count == hosts["nodes"].Entries.Count)
        {
            findings.Error(CfgIds.NoCredentials, hosts.Path, "Nothing is given to log in to the hosts with.", repair);
            return;
        }

        foreach (var node in without)
        {
            findings.Error(CfgIds.NoCredentials, node.Path, "Nothing is given to log in to this host with.", repair);
        }
    }

    private bool AnyBroken(ConfigNode node) =>
        Ways.Any(w => node[w].Broken || hosts[w].Broken || !(node.Lacks(w) || node[w].Given) || !(hosts.Lacks(w) || hosts[w].Given));

    private static bool HasKey(ConfigNode node) => node["privateKey"].Given || node["privateKeyFile"].Given;

    private static Secret? Hidden(ConfigNode node) => node.Text is { } text ? new Secret(text) : null;
}
