namespace RocketMQ.Model.Configuration;

/// <summary>The fields of a broker, and those that brokers and name servers share.</summary>
internal static class InstanceFields
{
    /// <summary>Least and greatest listen port of a broker: it also takes port−2 and port+1, and its user may not take ports below 1024.</summary>
    public const int LeastBrokerPort = 1026, GreatestBrokerPort = 65534;

    /// <summary>A broker.</summary>
    public static ConfigField Broker(string name, string description, bool slave) => new()
    {
        Name = name,
        Type = FieldType.Object,
        Shorthand = "host",
        Description = description,
        Fields =
        [
            new()
            {
                Name = "host",
                Type = FieldType.Text,
                Form = Forms.HostName,
                Required = true,
                Description = "Name of the host it runs on.",
                Example = "rocketmq01",
            },
            slave
                ? new()
                {
                    Name = "id",
                    Type = FieldType.Integer,
                    Min = 1,
                    DefaultNote = "1, 2, … by position",
                    Description = "brokerId. Give it where a slave may be taken out of the middle of the list one day.",
                    Example = "1",
                }
                : new() { Name = "id", Type = FieldType.Integer, Min = 0, Max = 0, Default = 0, Description = "brokerId; a master's is 0.", Example = "0" },
            new()
            {
                Name = "port",
                Type = FieldType.Integer,
                Min = LeastBrokerPort,
                Max = GreatestBrokerPort,
                Default = 10911,
                Description = "listenPort. The broker also takes the port two below (VIP channel) and the one above (HA).",
                Example = "10911",
            },
            Heap("heap", "Heap of this broker.", "`cluster.heap.broker`"),
            PropertyFields.Broker("Broker keys of this broker alone; they win over the group's and the cluster's."),
            PropertyFields.JvmOptions("jvmOptions", "this broker alone, which win over the group's and the cluster's", "heap of the instance"),
            new()
            {
                Name = "storePath",
                Type = FieldType.Text,
                Form = Forms.Folder,
                DefaultNote = "`{cluster.paths.store}/{brokerName}-{id}`",
                Description = "Folder of this broker's store.",
                Example = "/data1/broker-a",
            },
        ],
    };

    /// <summary>A heap.</summary>
    public static ConfigField Heap(string name, string description, string note) => new()
    {
        Name = name,
        Type = FieldType.Size,
        Min = 64,
        Max = 1024 * 1024,
        DefaultNote = note,
        Description = description,
        Example = "8g",
    };
}
