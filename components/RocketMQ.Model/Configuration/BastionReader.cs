namespace RocketMQ.Model.Configuration;

/// <summary>Which bastion a node is behind.</summary>
internal static class BastionReader
{
    /// <summary>Finds it.</summary>
    /// <param name="hosts"><c>rocketmq:hosts</c>.</param>
    /// <param name="node">One of its nodes.</param>
    /// <returns>The node's own bastion, else the one of all nodes; null where SSH reaches the node directly.</returns>
    public static ConfigNode? Find(ConfigNode hosts, ConfigNode node) =>
        node["bastion"].Given ? node["bastion"] : hosts["bastion"].Given && !node["direct"].Flag ? hosts["bastion"] : null;
}
