namespace RocketMQ.Components.Cluster;

/// <summary>A broker as the stack's outputs show it.</summary>
/// <param name="Name">brokerName.</param>
/// <param name="Id">brokerId.</param>
/// <param name="Role">SYNC_MASTER, ASYNC_MASTER or SLAVE.</param>
/// <param name="Host">Name of its host.</param>
/// <param name="Address">ip:port.</param>
/// <param name="Version">RocketMQ version.</param>
public sealed record BrokerInfo(string Name, int Id, string Role, string Host, string Address, string Version);
