using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Configuration;

/// <summary>
/// Reads <c>rocketmq:cluster</c>. What was refused becomes an empty host name, port 0 or no id, which the checks of the topology pass
/// over: one mistake is one finding.
/// </summary>
internal sealed class ClusterReader(ConfigNode cluster, HostsResult hosts, FindingList findings)
{
    private bool ReferenceFits => hosts.Kind == HostsKind.Docker && ReferenceCluster.HostNames.All(n => hosts.Hosts.Any(h => h.Name == n));

    public ClusterSpec Read() => new()
    {
        Name = cluster["name"].Text!,
        Hosts = hosts.Hosts,
        NameServers = NameServers(),
        NameServersFrom = cluster["nameServersFrom"].Value as string,
        BrokerGroups = Topology("brokerGroups", ReferenceCluster.BrokerGroups, Group),
        MasterRole = Role(cluster["brokerRole"])!.Value,
        FlushDiskType = Flush(cluster["flushDiskType"])!.Value,
        Properties = cluster["properties"].Texts,
        Heap = new HeapSpec
        {
            BrokerMiB = cluster["heap"]["broker"].Number ?? (hosts.Kind == HostsKind.Docker ? ReferenceCluster.DockerBrokerHeapMiB : null),
            NameServerMiB = cluster["heap"]["nameServer"].Number ?? (hosts.Kind == HostsKind.Docker ? ReferenceCluster.DockerNameServerHeapMiB : null),
        },
        JvmOptions = new JvmOptionsSpec { Broker = cluster["jvmOptions"]["broker"].TextList, NameServer = cluster["jvmOptions"]["nameServer"].TextList },
        Paths = new PathsSpec
        {
            Release = Folder("release"),
            Config = Folder("config"),
            Store = Folder("store"),
            Logs = Folder("logs"),
        },
        StartTimeoutSeconds = cluster["startTimeout"].Number!.Value,
    };

    private IReadOnlyList<NameServerSpec> NameServers()
    {
        var (own, from) = (cluster["nameServers"], cluster["nameServersFrom"]);
        if (!from.Given) return Topology("nameServers", ReferenceCluster.NameServers, NameServer);
        if (own.Given)
        {
            findings.Error(CfgIds.Conflict, from.Path,
                "cluster.nameServers and cluster.nameServersFrom are both given: the name servers are either this stack's or another's.",
                "Remove nameServersFrom where they run on hosts of this stack, else nameServers.");
        }

        if (hosts.Kind == HostsKind.Docker)
        {
            findings.Error(CfgIds.Conflict, from.Path,
                "cluster.nameServersFrom needs hosts that reach the other stack's, but hosts.kind is docker: Docker keeps the networks of two stacks apart.",
                "Give hosts of kind ssh, or describe the whole cluster in this stack.");
        }

        return [.. own.Entries.Select(e => NameServer(e.Key, e.Value))];
    }

    private IReadOnlyList<T> Topology<T>(string name, IReadOnlyList<T> reference, Func<string, ConfigNode, T> read)
    {
        var node = cluster[name];
        if (node.Given)
        {
            if (!node.Broken && node.Entries.Count == 0) CheckEmpty(name, node);

            return [.. node.Entries.Select(e => read(e.Key, e.Value))];
        }

        if (ReferenceFits)
        {
            return reference;
        }

        var isNameServers = name == "nameServers";
        if (cluster.Lacks(name) && (!isNameServers || cluster.Lacks("nameServersFrom")) && !cluster.Broken && hosts.Kind is not null)
        {
            findings.Error(CfgIds.Missing, node.Path, $"cluster.{name} is missing; only docker hosts named as in the reference cluster have a default.",
                $"Add it: {node.Definition.Description}{(isNameServers ? " Where they run in another stack, name it in nameServersFrom." : "")}");
        }

        return [];
    }

    private void CheckEmpty(string name, ConfigNode node)
    {
        var add = $"Add at least one: {node.Definition.Description}";
        if (name == "nameServers")
        {
            findings.Error(CfgIds.Empty, node.Path, "cluster.nameServers is empty.",
                $"{add} Where they run in another stack, remove this and name it in nameServersFrom.");
        }
        else if (cluster["nameServersFrom"].Given)
        {
            findings.Error(CfgIds.Empty, node.Path, "cluster.brokerGroups is empty, and the name servers are another stack's: nothing would run here.", add);
        }
        else if (cluster["nameServers"] is { Broken: false, Entries.Count: 0 })
        {
            findings.Error(CfgIds.Empty, node.Path, "cluster.brokerGroups is empty, and no name servers are given: nothing would run here.", add);
        }
    }

    private string Folder(string name) => cluster["paths"][name] is { Broken: false } node ? node.Text! : "";

    private static NameServerSpec NameServer(string host, ConfigNode node) => new()
    {
        Host = node.Broken ? "" : host,
        Port = Port(node),
        HeapMiB = node["heap"].Number,
        Properties = node["properties"].Texts,
        JvmOptions = node["jvmOptions"].TextList,
    };

    private static BrokerGroupSpec Group(string name, ConfigNode group) => new()
    {
        Name = name,
        Master = group["master"].Given || group.Broken || !group.Lacks("master") ? Broker(group["master"], 0) : null,
        Slaves = [.. group["slaves"].Entries.Select((e, i) => Broker(e.Value, i + 1))],
        MasterRole = Role(group["brokerRole"]),
        FlushDiskType = Flush(group["flushDiskType"]),
        Properties = group["properties"].Texts,
        JvmOptions = group["jvmOptions"].TextList,
    };

    private static BrokerSpec Broker(ConfigNode node, int position) => new()
    {
        Host = node["host"].Text ?? "",
        Id = node["id"] is { Given: true } id ? id.Broken ? null : id.Number : position,
        Port = Port(node),
        HeapMiB = node["heap"].Number,
        Properties = node["properties"].Texts,
        JvmOptions = node["jvmOptions"].TextList,
        StorePath = node["storePath"].Text,
    };

    private static int Port(ConfigNode node) => node["port"] is { Broken: false } port ? port.Number!.Value : 0;

    private static BrokerRole? Role(ConfigNode node) => node.Text switch
    {
        "SYNC_MASTER" => BrokerRole.SyncMaster,
        "ASYNC_MASTER" => BrokerRole.AsyncMaster,
        _ => null,
    };

    private static FlushDiskType? Flush(ConfigNode node) => node.Text switch
    {
        "SYNC_FLUSH" => FlushDiskType.SyncFlush,
        "ASYNC_FLUSH" => FlushDiskType.AsyncFlush,
        _ => null,
    };
}
