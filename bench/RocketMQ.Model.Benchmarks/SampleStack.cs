using System.Text.Json;
using System.Text.Json.Nodes;

namespace RocketMQ.Model.Benchmarks;

/// <summary>A stack as large as wanted, as a person would write it: own hosts, one group of a master and two slaves for each three of them.</summary>
internal static class SampleStack
{
    /// <summary>The sizes that are measured.</summary>
    public static IReadOnlyList<int> Sizes { get; } = [4, 25, 50, 100, 200];

    /// <summary>Broker groups of a stack: 64 at 200 hosts, fewer in proportion.</summary>
    public static int GroupsFor(int hosts) => Math.Max(1, hosts * 64 / 200);

    /// <summary>The configuration.</summary>
    /// <param name="hosts">How many hosts; four at least.</param>
    /// <returns>The objects under the namespace <c>rocketmq</c>, parsed as Pulumi gives them.</returns>
    public static IReadOnlyDictionary<string, JsonElement> Of(int hosts)
    {
        var nodes = new JsonObject();
        for (var i = 0; i < hosts; i++)
        {
            nodes[Host(i)] = new JsonObject
            {
                ["address"] = $"10.20.{i / 100}.{(i % 100) + 1}",
                ["user"] = "deploy",
                ["hostKey"] = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f",
                ["aliases"] = new JsonArray($"node{i}"),
                ["memory"] = "64g",
                ["agent"] = true,
            };
        }

        // Hosts 0-2 are the name servers'; the copies of a group follow each other, so that they never meet on a host.
        var groups = new JsonObject();
        for (var g = 0; g < GroupsFor(hosts); g++)
        {
            var at = g * 3 % hosts;
            groups[$"broker-{g}"] = new JsonObject
            {
                ["master"] = Host(at),
                ["slaves"] = new JsonArray(Host((at + 1) % hosts), Host((at + 2) % hosts)),
                // One of them misspelt: a finding a group, each with a search for the nearest of all keys.
                ["properties"] = new JsonObject { ["sendMessageThreadPoolNums"] = 16 + (g % 4), ["pullMessageThreadPoolNum"] = 32 },
            };
        }

        var objects = new JsonObject
        {
            ["hosts"] = new JsonObject { ["kind"] = "ssh", ["nodes"] = nodes },
            ["release"] = new JsonObject { ["version"] = "5.3.3" },
            ["cluster"] = new JsonObject
            {
                ["name"] = "orders",
                ["nameServers"] = new JsonArray(Host(0), Host(1), Host(2)),
                ["brokerGroups"] = groups,
                ["properties"] = new JsonObject { ["fileReservedTime"] = "72", ["autoCreateTopicEnable"] = false, ["waitTimeMillsInSendQueue"] = 500 },
                ["heap"] = new JsonObject { ["broker"] = "16g", ["nameServer"] = "2g" },
            },
            ["production"] = false,
        };
        return JsonSerializer.SerializeToElement(objects).EnumerateObject().ToDictionary(o => o.Name, o => o.Value);
    }

    private static string Host(int number) => $"mq{number:d3}";
}
