using RocketMQ.Model.Rendering;
using RocketMQ.Model.Rules;
using RocketMQ.Model.Tests.Configuration;

namespace RocketMQ.Model.Tests.Rendering;

/// <summary>Further JVM options of all, of a group and of an instance: how they are put together, and where a wrong one is reported.</summary>
public sealed class JvmOptionLayersTests
{
    [Theory]
    [InlineData("-Da=1", "-Da=2", "-Da=2")]
    [InlineData("-Da=1 -Db=1", "-Da=2", "-Db=1 -Da=2")]
    [InlineData("-Da", "-Da=2", "-Da=2")]
    [InlineData("-Da=1", "-Dab=2", "-Da=1 -Dab=2")]
    [InlineData("-XX:+UseNUMA", "-XX:-UseNUMA", "-XX:-UseNUMA")]
    [InlineData("-XX:MaxGCPauseMillis=50", "-XX:MaxGCPauseMillis=80", "-XX:MaxGCPauseMillis=80")]
    [InlineData("-Xss1m", "-Xss512k", "-Xss512k")]
    [InlineData("8:-Da=1", "-Da=2", "-Da=2")]
    [InlineData("-Da=1", "8:-Da=2", "-Da=1 8:-Da=2")]
    [InlineData("8:-Da=1", "9-:-Da=2", "8:-Da=1 9-:-Da=2")]
    [InlineData("-Xlog:gc", "-Xlog:safepoint", "-Xlog:gc -Xlog:safepoint")]
    [InlineData("-javaagent:/a.jar", "-javaagent:/b.jar", "-javaagent:/a.jar -javaagent:/b.jar")]
    [InlineData("--add-opens=java.base/a=ALL-UNNAMED", "--add-opens=java.base/b=ALL-UNNAMED", "--add-opens=java.base/a=ALL-UNNAMED --add-opens=java.base/b=ALL-UNNAMED")]
    [InlineData("-XX:CompileCommand=quiet", "-XX:CompileCommand=print,*.x", "-XX:CompileCommand=quiet -XX:CompileCommand=print,*.x")]
    [InlineData("-Xlog:gc", "-Xlog:gc", "-Xlog:gc")]
    [InlineData("", "-Da=1 -Da=2", "-Da=1 -Da=2")]
    public void A_later_option_takes_the_place_of_the_same_one_before(string first, string later, string merged) =>
        Assert.Equal(merged, string.Join(' ', JvmOptionLayers.Merge(List(first), List(later))));

    [Fact]
    public void All_then_the_groups_then_its_own_reach_each_instance()
    {
        var plan = ClusterPlanner.Plan(StackFile.Read(Yaml("""["-Dall=1", "-Dwho=all"]""", """["-Dwho=group"]""", """["-Dwho=own"]""")).Config!.Cluster);
        string Of(string name) => string.Join(' ', plan.Brokers.Single(b => b.Name == name).JvmOptions);
        Assert.Equal("-Dall=1 -Dwho=own", Of("broker-a-0"));
        Assert.Equal("-Dall=1 -Dwho=group", Of("broker-a-1"));
        Assert.Equal("-Dall=1 -Dwho=all", Of("broker-b-0"));
        Assert.All(plan.NameServers, n => Assert.Equal(n.Host.Name == "mq1" ? ["-Dns=2"] : ["-Dns=1"], n.JvmOptions));
        Assert.EndsWith("-Dall=1\n-Dwho=own\n", plan.Brokers[0].Text("/jvm.options"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_option_of_all_has_the_digest_of_the_same_one_written_at_each()
    {
        var reference = Clusters.Reference();
        var all = reference with { JvmOptions = new() { Broker = ["-Da=b"] } };
        var each = reference with
        {
            BrokerGroups = [.. reference.BrokerGroups.Select(g => g with
            {
                Master = g.Master! with { JvmOptions = ["-Da=b"] },
                Slaves = [.. g.Slaves.Select(s => s with { JvmOptions = ["-Da=b"] })],
            })],
        };
        Assert.Equal(Digests(each), Digests(all));
        Assert.NotEqual(Digests(reference), Digests(all));

        static string Digests(Model.Topology.ClusterSpec spec) => string.Join(' ', ClusterPlanner.Plan(spec).RolloutOrder.Select(i => i.Digest));
    }

    [Theory]
    [InlineData("-XX:UseG1GC", "Write -XX:+Name to switch something on")]
    [InlineData("-XX:+UseG1GC=1", "Write -XX:+Name to switch something on")]
    [InlineData("-XX:", "Write -XX:+Name to switch something on")]
    [InlineData("-xx:+UseG1GC", "")]
    [InlineData("-X", "")]
    [InlineData("-D=1", "")]
    [InlineData("-Da=1 -Db=2", "entry of the list of its own")]
    [InlineData("--add-opens java.base/x=ALL-UNNAMED", "")]
    [InlineData("UseG1GC", "")]
    public void An_ill_formed_option_is_refused_at_the_field_it_was_written_at(string option, string repair)
    {
        var json = $"[\"-Dx=y\", \"{option}\"]";
        Found(Yaml(json), "cluster.jvmOptions.broker[1]");
        Found(Yaml(group: json), "cluster.brokerGroups.broker-a.jvmOptions[1]");
        Found(Yaml(own: json), "cluster.brokerGroups.broker-a.master.jvmOptions[1]");

        void Found(string yaml, string path)
        {
            var finding = Assert.Single(StackFile.Read(yaml).Findings, f => f.Id == "CFG004");
            Assert.Equal(path, finding.Path);
            Assert.Contains(repair, finding.Repair, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("\"-Xmx8g\"", "CFG008", "cluster.jvmOptions.broker[0]", "set it by cluster.heap.broker")]
    [InlineData("\"-Xmn1g\"", "RMQ047", "cluster.jvmOptions.broker[0]", "cluster.heap")]
    [InlineData("\"-XX:+UseConcMarkSweepGC\"", "RMQ047", "cluster.jvmOptions.broker[0]", "8:-XX:+UseConcMarkSweepGC")]
    public void What_has_another_place_is_reported_at_the_list_of_all(string option, string id, string path, string repair)
    {
        var finding = Assert.Single(StackCheck.Run(StackFile.Objects(Yaml($"[{option}]"))).Findings, f => f.Id == id);
        Assert.Equal(path, finding.Path);
        Assert.Contains(repair, finding.Repair, StringComparison.Ordinal);
    }

    private static string[] List(string options) => options.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string Yaml(string all = "[]", string group = "[]", string own = "[]") => $$"""
        config:
          rocketmq:hosts:
            kind: docker
            nodes: { mq1: {}, mq2: {}, mq3: {} }
          rocketmq:cluster:
            nameServers: { mq1: { jvmOptions: ["-Dns=2"] }, mq2: {}, mq3: {} }
            jvmOptions: { broker: {{all}}, nameServer: ["-Dns=1"] }
            brokerGroups:
              broker-a: { master: { host: mq1, jvmOptions: {{own}} }, slaves: [mq2], jvmOptions: {{group}} }
              broker-b: { master: mq3 }
        """;
}
