namespace RocketMQ.Model.Configuration;

/// <summary>Maps of RocketMQ keys, and lists of JVM options.</summary>
internal static class PropertyFields
{
    private static readonly Dictionary<string, string> ReservedForBrokers = new()
    {
        ["brokerClusterName"] = "cluster.name",
        ["brokerName"] = "the group's name in cluster.brokerGroups",
        ["brokerId"] = "id of the slave (a master's is 0)",
        ["brokerRole"] = "cluster.brokerRole, or brokerRole of the group",
        ["flushDiskType"] = "cluster.flushDiskType, or flushDiskType of the group",
        ["listenPort"] = "port of the broker",
        ["haListenPort"] = "port of the broker (HA takes the port above it)",
        ["haMasterAddress"] = "host of the group's master",
        ["namesrvAddr"] = "cluster.nameServers",
        ["brokerIP1"] = "address of the host in hosts.nodes",
        ["brokerIP2"] = "address of the host in hosts.nodes",
        ["rocketmqHome"] = "cluster.paths.release",
        ["brokerConfigPath"] = "cluster.paths.config",
        ["storePathRootDir"] = "storePath of the broker, or cluster.paths.store",
        ["storePathCommitLog"] = "storePath of the broker, or cluster.paths.store",
    };

    private static readonly Dictionary<string, string> ReservedForNameServers = new()
    {
        ["listenPort"] = "port of the name server",
        ["rocketmqHome"] = "cluster.paths.release",
    };

    /// <summary>Keys of namesrv.conf.</summary>
    public static ConfigField NameServer { get; } = Map("Further keys of namesrv.conf.", ReservedForNameServers, "needWaitForService: true");

    /// <summary>Further JVM options.</summary>
    public static ConfigField JvmOptions { get; } = new()
    {
        Name = "jvmOptions",
        Type = FieldType.List,
        DefaultNote = "none",
        Description = "Further JVM options, one an entry, with the Java versions they are for in front where that matters. The heap has a field of its own.",
        Reserved = new Dictionary<string, string> { ["-Xms"] = "heap of the instance", ["-Xmx"] = "heap of the instance" },
        Item = new() { Type = FieldType.Text, Form = Forms.JvmOption, Example = "[\"-XX:MaxGCPauseMillis=50\", \"8:-XX:+PrintGCDetails\"]" },
    };

    /// <summary>Keys of broker.conf.</summary>
    public static ConfigField Broker(string description) => Map(description, ReservedForBrokers, "defaultTopicQueueNums: 4");

    private static ConfigField Map(string description, IReadOnlyDictionary<string, string> reserved, string example) => new()
    {
        Name = "properties",
        Type = FieldType.Map,
        KeyName = "key",
        KeyForm = Forms.PropertyName,
        Reserved = reserved,
        DefaultNote = "none",
        Description = description,
        Item = new()
        {
            Type = FieldType.Property,
            Form = Forms.PropertyValue,
            Description = "Value of the key, as RocketMQ writes it. Quote what begins with a zero: `deleteWhen: \"04\"`.",
            Example = example,
        },
    };
}
