using RocketMQ.Model.Rendering;
using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Configuration;

/// <summary>Maps of RocketMQ keys, and lists of JVM options.</summary>
internal static class PropertyFields
{
    /// <summary>Keys of namesrv.conf.</summary>
    public static ConfigField NameServer { get; } = Map(InstanceKind.NameServer, "Further keys of namesrv.conf.", DescriptionKeys.OfNameServers, "needWaitForService: true");

    /// <summary>Further JVM options.</summary>
    /// <param name="name">Name of the field.</param>
    /// <param name="whose">Whose, and what they win over.</param>
    /// <param name="heap">The field that has the heap.</param>
    public static ConfigField JvmOptions(string name, string whose, string heap) => new()
    {
        Name = name,
        Type = FieldType.List,
        DefaultNote = "none",
        Description = $"Further JVM options of {whose}; one an entry, with the Java versions they are for in front where that matters. The heap has a field of its own.",
        Reserved = new Dictionary<string, string> { ["-Xms"] = heap, ["-Xmx"] = heap },
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
