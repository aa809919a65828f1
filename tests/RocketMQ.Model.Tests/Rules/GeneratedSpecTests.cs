using CsCheck;
using RocketMQ.Model.Catalog;
using RocketMQ.Model.Rules;
using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Tests.Rules;

/// <summary>Whatever a description holds, the pack tells about it instead of failing.</summary>
public sealed class GeneratedSpecTests
{
    private static readonly Gen<string> HostName = Gen.Int[0, 4].Select(i => $"h{i}");

    private static readonly Gen<(string, string)> Property = Gen.Select(
        Gen.OneOf(Gen.String[0, 12], Gen.OneOf(KeyCatalog.For("5.3.3").All.Select(k => k.Name).ToArray())),
        Gen.OneOf(Gen.String[0, 12], Gen.OneOf("true", "false", "0", "1", "-1", "300000", "2147483647", "9223372036854775807", "SLAVE", "a:1,b:2", " 1 ")));

    private static readonly Gen<IReadOnlyDictionary<string, string>> Properties = Property.Array[0, 6]
        .Select(all => (IReadOnlyDictionary<string, string>)all.GroupBy(p => p.Item1).ToDictionary(g => g.Key, g => g.First().Item2));

    private static readonly Gen<string[]> JvmOptions =
        Gen.OneOf("-Xmx1g", "-XX:MaxDirectMemorySize=", "-XX:MaxDirectMemorySize=9999999999g", "-XX:MaxDirectMemorySize=2g", "8:-Xms1g", ":", "8", "", "-XX:+UseG1GC").Array[0, 3];

    private static readonly Gen<BrokerSpec> Broker = Gen.Select(HostName, Gen.Int[-1, 3], Gen.Int[-5, 70000], Gen.Int[0, 40000], Properties, JvmOptions, Gen.Bool)
        .Select((host, id, port, heap, properties, options, own) => new BrokerSpec
        {
            Host = host,
            Id = id < 0 ? null : id,
            Port = own ? port : 10911,
            HeapMiB = heap % 2 == 0 ? null : heap,
            Properties = properties,
            JvmOptions = options,
            StorePath = own ? "/data/" : null,
        });

    private static readonly Gen<BrokerGroupSpec> Group = Gen.Select(Gen.Int[0, 3], Broker, Broker.Array[0, 3], Gen.Enum<BrokerRole>(), Gen.Bool, Properties)
        .Select((name, master, slaves, role, some, properties) => new BrokerGroupSpec
        {
            Name = $"broker-{name}",
            Master = some ? master : null,
            Slaves = slaves,
            MasterRole = some ? role : null,
            FlushDiskType = some ? FlushDiskType.SyncFlush : null,
            Properties = properties,
        });

    internal static readonly Gen<ClusterSpec> Spec = Gen.Select(
            Gen.Int[0, 60000].Array[0, 5],
            Gen.Select(HostName, Gen.Int[0, 12000], Properties, JvmOptions).Array[0, 4],
            Group.Array[0, 4],
            Gen.OneOf("4.7.1", "4.9.8", "5.3.3", "5.1.0", "4.10", "", "x"),
            Gen.Bool,
            Properties,
            Gen.Select(Gen.OneOf("RMQ001", "RMQ018", "RMQ999", ""), Gen.OneOf("", "because")))
        .Select((memory, servers, groups, version, production, properties, off) => new ClusterSpec
        {
            Hosts = [.. memory.Select((m, i) => new HostSpec { Name = $"h{i % 4}", Address = $"10.0.0.{i}", MemoryMiB = m % 3 == 0 ? null : m })],
            NameServers = [.. servers.Select(s => new NameServerSpec { Host = s.Item1, Port = s.Item2, Properties = s.Item3, JvmOptions = s.Item4 })],
            BrokerGroups = groups,
            Release = new ReleaseSpec { Version = version },
            Production = production,
            Properties = properties,
            DisabledRules = Specs.Map(off),
        });

    [Fact]
    public void The_pack_tells_about_any_description() => Spec.Sample(spec =>
    {
        var findings = RulePack.Run(spec, TestPlan.Of(spec));
        return findings.All(f => f is { Path.Length: > 0, Message.Length: > 0, Repair.Length: > 0 });
    });

    [Fact]
    public void The_same_description_yields_the_same_findings() => Spec.Sample(spec =>
        RulePack.Run(spec, TestPlan.Of(spec)).SequenceEqual(RulePack.Run(spec, TestPlan.Of(spec))), iter: 30);

    [Fact]
    public void Production_finds_at_least_as_much_and_nothing_milder() => Spec.Sample(spec =>
    {
        var dev = RulePack.Run(spec with { Production = false }, TestPlan.Of(spec));
        var production = RulePack.Run(spec with { Production = true }, TestPlan.Of(spec)).ToLookup(f => (f.Id, f.Path, f.Message), f => f.Severity);
        return dev.Where(f => !f.Message.StartsWith("switched off", StringComparison.Ordinal))
            .All(f => production[(f.Id, f.Path, f.Message)].Any(s => s >= f.Severity && s != Severity.Warning));
    }, iter: 30);
}
