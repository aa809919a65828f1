using System.Text.Json.Nodes;
using CsCheck;
using RocketMQ.Model.Configuration;
using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Tests.Configuration;

/// <summary>What is written is read back as it was, for full configurations and for generated ones.</summary>
public sealed class RoundTripTests
{
    private static readonly Gen<string> Value = Gen.Char[' ', '~'].Where(c => c != '\\').Array[0, 12].Select(c => new string(c).Trim());

    private static readonly Gen<Dictionary<string, string>> Properties =
        Gen.Select(Gen.Char.AlphaNumeric.Array[0, 8], Value).Array[0, 3].Select(p => p.DistinctBy(x => new string(x.Item1)).ToDictionary(x => "k" + new string(x.Item1), x => x.Item2));

    private static readonly Gen<int?> Heap = Gen.OneOf(Gen.Const((int?)null), Gen.Int[64, 1 << 20].Select(i => (int?)i));

    public static Gen<StackConfig> Config { get; } =
        Gen.Select(Gen.Int[1, 6], Gen.Int[1, 5], Gen.Int[0, 3], Properties, Heap, Gen.Bool, Gen.Int[10, 3600], Gen.Int[0, 2]).Select(Make);

    [Fact]
    public void Full_configurations_come_back() => Assert.All(new[] { Full.Ssh, Full.Docker, Full.Part }, AssertComesBack);

    [Fact]
    public void Generated_configurations_come_back() => Config.Sample(AssertComesBack, iter: 300);

    [Fact]
    public void Generated_configurations_pass_the_check_of_typed_clusters() => Config.Sample(c => Assert.Empty(ClusterSpecChecker.Check(c.Cluster)), iter: 100);

    [Fact]
    public void The_writer_writes_every_field_of_the_tree()
    {
        var written = new[] { Full.Ssh, Full.Docker, Full.Part }.SelectMany(c => Paths(Full.Json(c), ConfigTree.Root, "")).ToHashSet();
        // The log-in is written at each node, never at the top.
        var top = ConfigTree.Root.Fields.Single(f => f.Name == "hosts").Fields.Where(f => f.Name is not ("kind" or "image" or "subnet" or "nodes")).SelectMany(f => Leaves(f, $"hosts.{f.Name}"));
        Assert.Equal([], Leaves(ConfigTree.Root, "").Except(written).Except(top));
    }

    private static void AssertComesBack(StackConfig config)
    {
        var written = Full.Json(config);

        var result = StackConfigReader.Read(Full.Elements(written));

        Assert.Empty(result.Findings);
        Assert.Equal(written.ToJsonString(), Full.Json(result.Config!).ToJsonString());
    }

    private static StackConfig Make(int hosts, int groups, int slaves, Dictionary<string, string> properties, int? heap, bool ssh, int timeout, int variant) => new()
    {
        Kind = ssh ? HostsKind.Ssh : HostsKind.Docker,
        Preflight = (PreflightMode)variant,
        Credentials = !ssh ? new Dictionary<string, SshCredentials>() : Enumerable.Range(0, hosts).ToDictionary(i => $"h{i}", i => ((i + variant) % 3) switch
        {
            0 => new SshCredentials { Agent = true },
            1 => new SshCredentials { Password = new Secret($"p w ü '{i}") },
            _ => new SshCredentials { PrivateKeyFile = $"keys/{i}", PrivateKeyPassphrase = new Secret("x") },
        }),
        Cluster = new ClusterSpec
        {
            Hosts = [.. Enumerable.Range(0, hosts).Select(i => new HostSpec { Name = $"h{i}", Address = $"172.30.71.{200 + i}", MemoryMiB = i % 2 == 0 ? null : 128 * (i + 1), Lost = i == 5 })],
            NameServers = [.. Enumerable.Range(0, (hosts / 2) + 1).Select(i => new NameServerSpec { Host = $"h{i}", HeapMiB = heap, Properties = properties })],
            BrokerGroups =
            [
                .. Enumerable.Range(0, groups).Select(g => new BrokerGroupSpec
                {
                    Name = $"Group_{g}",
                    Master = Broker(g % hosts, 0, 10911 + (40 * g), heap, properties),
                    Slaves = [.. Enumerable.Range(1, Math.Min(slaves, hosts - 1)).Select(s => Broker((g + s) % hosts, s * (variant + 1), 10911 + (40 * g) + (10 * s), heap, properties))],
                    MasterRole = variant == 0 ? null : BrokerRole.AsyncMaster,
                    FlushDiskType = variant == 1 ? FlushDiskType.SyncFlush : null,
                }),
            ],
            Heap = new HeapSpec { BrokerMiB = ssh ? heap : heap ?? 512, NameServerMiB = ssh ? heap : heap ?? 256 },
            Properties = properties,
            StartTimeoutSeconds = timeout,
            Production = ssh,
        },
    };

    private static BrokerSpec Broker(int host, int id, int port, int? heap, Dictionary<string, string> properties) =>
        new() { Host = $"h{host}", Id = id, Port = port, HeapMiB = heap, Properties = properties, StorePath = id == 2 ? $"/data/{port}" : null };

    private static IEnumerable<string> Leaves(ConfigField field, string path)
    {
        var children = field.Fields.SelectMany(f => Leaves(f, path.Length == 0 ? f.Name : $"{path}.{f.Name}")).Concat(field.Item is null ? [] : Leaves(field.Item, path + "[]")).ToArray();
        return children.Length == 0 ? [path] : children;
    }

    private static IEnumerable<string> Paths(JsonNode? node, ConfigField field, string path) => node switch
    {
        JsonObject map when field.Type == FieldType.Map => map.SelectMany(m => Paths(m.Value, field.Item!, path + "[]")),
        JsonObject map => map.SelectMany(m => Paths(m.Value, field.Fields.Single(f => f.Name == m.Key), path.Length == 0 ? m.Key : $"{path}.{m.Key}")),
        JsonArray list => list.SelectMany(item => Paths(item, field.Item!, path + "[]")),
        _ => [path],
    };
}
