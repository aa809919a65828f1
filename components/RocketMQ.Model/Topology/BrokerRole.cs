namespace RocketMQ.Model.Topology;

/// <summary>How a broker takes part in its group; RocketMQ's own names, see <c>brokerRole</c> in the key catalog.</summary>
public enum BrokerRole
{
    /// <summary>A master that acknowledges a message once it is on a slave too (RocketMQ 4.x).</summary>
    SyncMaster,

    /// <summary>A master that acknowledges a message without waiting for a slave.</summary>
    AsyncMaster,

    /// <summary>A copy of a master.</summary>
    Slave,
}
