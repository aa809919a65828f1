namespace RocketMQ.Model.Configuration;

/// <summary>The fields of <c>rocketmq:cluster</c>.</summary>
internal static class ClusterFields
{
    /// <summary>cluster.</summary>
    public static ConfigField Cluster { get; } = new()
    {
        Name = "cluster",
        Type = FieldType.Object,
        Description = "The cluster: what runs where, and how.",
        Fields =
        [
            new()
            {
                Name = "name",
                Type = FieldType.Text,
                Form = Forms.RocketMqName,
                Default = "rocketmq-cluster",
                Description = "brokerClusterName.",
                Example = "orders",
            },
            new()
            {
                Name = "nameServers",
                Type = FieldType.Map,
                KeyName = "host",
                KeyForm = Forms.HostName,
                ListOfNames = true,
                DefaultNote = "kind docker without nodes: one on each host; else this or `nameServersFrom` is required",
                Description = "The name servers: a list of host names, or a map from host names to settings.",
                Item = NameServer,
            },
            new()
            {
                Name = "nameServersFrom",
                Type = FieldType.Text,
                Form = Forms.StackName,
                DefaultNote = "none: the name servers are this stack's",
                Description = "The stack that has the name servers, instead of `nameServers`: this stack then holds brokers of that stack's cluster. "
                    + "A stack of the same project by its name alone, any other as organization/project/stack "
                    + "(a file backend's organization is called `organization`).",
                Example = "organization/rocketmq/orders-names",
            },
            new()
            {
                Name = "brokerGroups",
                Type = FieldType.Map,
                KeyName = "brokerName",
                KeyForm = Forms.RocketMqName,
                DefaultNote = "kind docker without nodes: broker-a and broker-b; else required",
                Description = "The broker groups by brokerName. `{}` in a stack of name servers alone, whose brokers are in other stacks.",
                Item = Group,
            },
            Role("Role of the masters: whether they wait for a slave before they acknowledge a message.") with { Default = "SYNC_MASTER" },
            Flush("Whether a message is on the disk before it is acknowledged.") with { Default = "ASYNC_FLUSH" },
            PropertyFields.Broker("Broker keys of all brokers."),
            new()
            {
                Name = "heap",
                Type = FieldType.Object,
                Description = "Heaps of all instances that have none of their own.",
                Fields =
                [
                    InstanceFields.Heap("broker", "Heap of each broker.", "kind docker: 512m; kind ssh: from the host's memory"),
                    InstanceFields.Heap("nameServer", "Heap of each name server.", "kind docker: 256m; kind ssh: from the host's memory"),
                ],
            },
            new()
            {
                Name = "jvmOptions",
                Type = FieldType.Object,
                Description = "Further JVM options of all instances of a kind. Of the same option the last one counts: all, then the group's, then the instance's own.",
                Fields =
                [
                    PropertyFields.JvmOptions("broker", "all brokers", "cluster.heap.broker"),
                    PropertyFields.JvmOptions("nameServer", "all name servers", "cluster.heap.nameServer"),
                ],
            },
            new()
            {
                Name = "paths",
                Type = FieldType.Object,
                Description = "Root folders on the hosts. They must not lie in each other, except in release.",
                Fields =
                [
                    Folder("release", "/usr/local", "Where releases are unpacked, as rocketmq-{version}."),
                    Folder("config", "/etc/rocketmq", "Configuration, a folder an instance. Removed by destroy."),
                    Folder("store", "/var/lib/rocketmq", "Stores, a folder an instance."),
                    Folder("logs", "/var/log/rocketmq", "Logs, a folder an instance."),
                ],
            },
            new()
            {
                Name = "startTimeout",
                Type = FieldType.Integer,
                Min = 10,
                Max = 3600,
                Default = 120,
                Unit = "seconds",
                Description = "How long one instance may take from its start until it is proven to serve.",
                Example = "300",
            },
        ],
    };

    private static ConfigField Group => new()
    {
        Type = FieldType.Object,
        Description = "One broker group: a master and its slaves.",
        Fields =
        [
            InstanceFields.Broker("master", "The master: a host name, or an object.", slave: false) with { DefaultNote = "required" },
            new()
            {
                Name = "slaves",
                Type = FieldType.List,
                DefaultNote = "none",
                Description = "The slaves, each on a host of its own: host names, or objects.",
                Item = InstanceFields.Broker("", "A slave: a host name, or an object.", slave: true),
            },
            Role("Role of this group's master.") with { DefaultNote = "`cluster.brokerRole`" },
            Flush("flushDiskType of this group.") with { DefaultNote = "`cluster.flushDiskType`" },
            PropertyFields.Broker("Broker keys of this group; they win over the cluster's."),
            PropertyFields.JvmOptions("jvmOptions", "this group's brokers, which win over the cluster's", "cluster.heap.broker, or heap of each broker"),
        ],
    };

    private static ConfigField NameServer => new()
    {
        Type = FieldType.Object,
        Description = "One name server.",
        Fields =
        [
            new() { Name = "port", Type = FieldType.Integer, Min = 1024, Max = 65535, Default = 9876, Description = "Listen port.", Example = "9876" },
            InstanceFields.Heap("heap", "Heap of this name server.", "`cluster.heap.nameServer`"),
            PropertyFields.NameServer,
            PropertyFields.JvmOptions("jvmOptions", "this name server alone, which win over the cluster's", "heap of the instance"),
        ],
    };

    private static ConfigField Role(string description) => new()
    {
        Name = "brokerRole",
        Type = FieldType.Choice,
        Choices = ["SYNC_MASTER", "ASYNC_MASTER"],
        Description = description,
        Example = "SYNC_MASTER",
    };

    private static ConfigField Flush(string description) => new()
    {
        Name = "flushDiskType",
        Type = FieldType.Choice,
        Choices = ["ASYNC_FLUSH", "SYNC_FLUSH"],
        Description = description,
        Example = "SYNC_FLUSH",
    };

    private static ConfigField Folder(string name, string value, string description) => new()
    {
        Name = name,
        Type = FieldType.Text,
        Form = Forms.Folder,
        Default = value,
        Description = description,
        Example = value,
    };
}
