namespace RocketMQ.Model.Rendering;

/// <summary>What an instance is.</summary>
public enum InstanceKind
{
    /// <summary>A name server.</summary>
    NameServer,

    /// <summary>A broker, master or slave.</summary>
    Broker,
}
