namespace RocketMQ.Live.Tests;

/// <summary>Clusters that several tests bring up, as YAML (indented by four).</summary>
internal static class SampleClusters
{
    /// <summary>One name server and one broker, both on the first host.</summary>
    public const string OneBroker = """
            nameServers: [rocketmq01]
            brokerGroups:
              broker-a: { master: rocketmq01 }
            brokerRole: ASYNC_MASTER
            heap: { broker: 384m, nameServer: 128m }
        """;
}
