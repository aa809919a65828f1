using System.Text.Json;
using System.Text.Json.Nodes;

namespace RocketMQ.Model.Benchmarks;

/// <summary>Stacks as large as wanted, as a person would write them: own hosts, one finding a group.</summary>
internal static class SampleStack
{
    /// <summary>The sizes that are measured.</summary>
    public static IReadOnlyList<int> Sizes { get; } = [4, 25, 50, 100, 200];

    /// <summary>Broker groups of a stack: 64 at 200 hosts, fewer in proportion.</summary>
    public static int GroupsFor(int hosts) => Math.Max(1, hosts * 64 / 200);

    /// <summary>Groups of a master and two slaves for each three hosts, name servers on the first three.</summary>
    /// <param name="hosts">How many hosts; four at least.</param>
    /// <returns>The objects under the namespace <c>rocketmq</c>, parsed as Pulumi gives them.</returns>
    public static IReadOnlyDictionary<string, JsonElement> Of(int hosts)
    {
        // The copies of a group follow each other, so that they never meet on a host.
        var groups = new JsonObject();
        for (var g = 0; g < GroupsFor(hosts); g++)
        {
            var at = g * 3 % hosts;
            groups[$"broker-{g}"] = Group(g, at, (at + 1) % hosts, (at + 2) % hosts);
        }

        return Objects(hosts, 3, groups);
    }

    /// <summary>One broker on every host: groups of a master and a slave.</summary>
    /// <param name="hosts">How many hosts, an even number.</param>
    /// <param name="nameServers">So many of them have a name server.</param>
    /// <returns>As of <see cref="Of"/>.</returns>
    public static IReadOnlyDictionary<string, JsonElement> OneBrokerAHost(int hosts, int nameServers)
    {
        var groups = new JsonObject();
        for (var g = 0; g < hosts / 2; g++) groups[$"broker-{g}"] = Group(g, 2 * g, (2 * g) + 1);
        return Objects(hosts, nameServers, groups);
    }

    private static Dictionary<string, JsonElement> Objects(int hosts, int nameServers, JsonObject groups)
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

        var objects = new JsonObject
        {
            ["hosts"] = new JsonObject { ["kind"] = "ssh", ["nodes"] = nodes },
            ["release"] = new JsonObject { ["version"] = "5.3.3" },
            ["cluster"] = new JsonObject
            {
                ["name"] = "orders",
                ["nameServers"] = new JsonArray([.. Enumerable.Range(0, nameServers).Select(i => JsonValue.Create(Host(i)))]),
                ["brokerGroups"] = groups,
                ["properties"] = new JsonObject { ["fileReservedTime"] = "72", ["autoCreateTopicEnable"] = false, ["waitTimeMillsInSendQueue"] = 500 },
                ["heap"] = new JsonObject { ["broker"] = "16g", ["nameServer"] = "2g" },
            },
            ["production"] = false,
        };
        return JsonSerializer.SerializeToElement(objects).EnumerateObject().ToDictionary(o => o.Name, o => o.Value);
    }

    private static JsonObject Group(int number, int master, params int[] slaves) => new()
    {
        ["master"] = Host(master),
        ["slaves"] = new JsonArray([.. slaves.Select(s => JsonValue.Create(Host(s)))]),
        // One of them misspelt: a finding a group, each with a search for the nearest of all keys.
        ["properties"] = new JsonObject { ["sendMessageThreadPoolNums"] = 16 + (number % 4), ["pullMessageThreadPoolNum"] = 32 },
    };

    private static string Host(int number) => $"mq{number:d3}";
}
