using RocketMQ.Model.Rendering;
using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Configuration;

/// <summary>Maps of RocketMQ keys, and lists of JVM options.</summary>
internal static class PropertyFields
{
    /// <summary>Keys of namesrv.conf.</summary>
    public static ConfigField NameServer { get; } = Map(InstanceKind.NameServer, "Further keys of namesrv.conf.", DescriptionKeys.OfNameServers, "needWaitForService: true");

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
    public static ConfigField Broker(string description) => Map(InstanceKind.Broker, description, DescriptionKeys.OfBrokers, "defaultTopicQueueNums: 4");

    private static ConfigField Map(InstanceKind kind, string description, IReadOnlyDictionary<string, string> reserved, string example) => new()
    {
        Name = "properties",
        Type = FieldType.Map,
        KeyName = "key",
        KeyForm = Forms.PropertyName,
        KeysOf = kind,
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
