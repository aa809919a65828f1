using System.Text.Json;
using RocketMQ.Model.Configuration;
using RocketMQ.Model.Rules;

namespace RocketMQ.Model.Tests.Configuration;

/// <summary>Keys that <c>pulumi config set</c> made, and that nothing reads: the error has the commands that put it right.</summary>
public sealed class StrayKeyTests
{
    [Theory]
    [InlineData("cluster.properties.fileReservedTime", "72", "pulumi config set --path 'rocketmq:cluster.properties.fileReservedTime' 72")]
    [InlineData("release.version", "4.9.8", "pulumi config set --path 'rocketmq:release.version' 4.9.8")]
    [InlineData("hosts.nodes.mq1.address", "10.0.0.1", "pulumi config set --path 'rocketmq:hosts.nodes.mq1.address' 10.0.0.1")]
    [InlineData("cluster.brokerGroups.broker-a.slaves[0].host", "mq2", "pulumi config set --path 'rocketmq:cluster.brokerGroups.broker-a.slaves[0].host' mq2")]
    [InlineData("cluster.brokerGroups[\"a.b\"].master", "mq2", "pulumi config set --path 'rocketmq:cluster.brokerGroups[\"a.b\"].master' mq2")]
    [InlineData("cluster.nameServers[1]", "mq2", "pulumi config set --path 'rocketmq:cluster.nameServers[1]' mq2")]
    [InlineData("Cluster.propertys.fileReservedTime", "72", "pulumi config set --path 'rocketmq:cluster.properties.fileReservedTime' 72")]
    [InlineData("cluster.haep.broker", "8g", "pulumi config set --path 'rocketmq:cluster.heap.broker' 8g")]
    [InlineData("rules.disable.RMQ034", "closed network, really", "pulumi config set --path 'rocketmq:rules.disable.RMQ034' 'closed network, really'")]
    [InlineData("promotion.override", "it's down", "pulumi config set --path 'rocketmq:promotion.override' 'it'\\''s down'")]
    [InlineData("brokerGroups.broker-a.master", "mq1", "pulumi config set --path 'rocketmq:cluster.brokerGroups.broker-a.master' mq1")]
    [InlineData("fileReservedTime", "72", "pulumi config set --path 'rocketmq:cluster.properties.fileReservedTime' 72")]
    [InlineData("preflght", "off", "pulumi config set 'rocketmq:preflight' off")]
    [InlineData("Production", "true", "pulumi config set 'rocketmq:production' true")]
    [InlineData("cluster.name", "-x", "pulumi config set --path 'rocketmq:cluster.name' VALUE")]
    public void A_key_with_dots_is_answered_with_the_commands(string name, string value, string command)
    {
        var finding = Find(name, value);
        Assert.Equal(("CFG001", Severity.Error), (finding.Id, finding.Severity));
        Assert.EndsWith($"Run `pulumi config rm 'rocketmq:{name}'`, then `{command}`.", finding.Repair, StringComparison.Ordinal);
        Assert.Equal(name is "preflght" or "Production", finding.Repair.StartsWith("Did you mean \"", StringComparison.Ordinal));
        Assert.Equal(name.Contains('.') || name.Contains('['), finding.Message.Contains("as `pulumi config set` without --path makes it", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("hosts.privateKey", "rocketmq:hosts.privateKey", false)]
    [InlineData("hosts.nodes.mq1.password", "rocketmq:hosts.nodes.mq1.password", false)]
    [InlineData("cluster.properties.someSecretKey", "rocketmq:cluster.properties.someSecretKey", false)]
    [InlineData("release.archive", "rocketmq:release.archive", true)]
    public void A_secret_is_not_shown_and_asked_for(string name, string path, bool encrypted)
    {
        var finding = Find(name, "hunter2hunter2", encrypted);
        Assert.DoesNotContain("hunter2", finding.ToString(), StringComparison.Ordinal);
        Assert.Contains($"`pulumi config set --secret --path '{path}'` (it asks for the value)", finding.Repair, StringComparison.Ordinal);
    }

    [Fact]
    public void A_log_in_in_an_address_is_a_secret_too() =>
        Assert.DoesNotContain("hunter2", Find("release.archive", "https://user:hunter2@example.com/x.zip").ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("Cluster", "{\"name\":\"orders\"}", "Did you mean \"cluster\"? Rename it to rocketmq:cluster in the stack's file.")]
    [InlineData("cluster.heap", "{\"broker\":\"8g\"}", "Move it below rocketmq:cluster in the stack's file, as cluster.heap.")]
    [InlineData("nonsense", "1", "Remove it. Known: hosts, release, cluster, destroy, production, preflight, promotion, report, rules.")]
    public void An_object_is_moved_in_the_file(string name, string json, string repair) =>
        Assert.Equal(repair, Assert.Single(StackConfigReader.Read(new Dictionary<string, JsonElement> { [name] = JsonDocument.Parse(json).RootElement }).Findings, f => f.Id == "CFG001").Repair);

    [Theory]
    [InlineData("infra:cluster", "{\"name\":\"orders\",\"heap\":{}}", "Rename it to rocketmq:cluster in the stack's file.")]
    [InlineData("RocketMQ:cluster", "{}", "Rename it to rocketmq:cluster in the stack's file.")]
    [InlineData("rocketmqs:production", "true", "`pulumi config set 'rocketmq:production' true`")]
    [InlineData("rocket-mq:anything", "1", "Remove it (`pulumi config rm 'rocket-mq:anything'`).")]
    [InlineData("infra:cluster.properties.fileReservedTime", "72", "`pulumi config rm 'infra:cluster.properties.fileReservedTime'`, then `pulumi config set --path 'rocketmq:cluster.properties.fileReservedTime' 72`")]
    [InlineData("mine:production", "true", "`pulumi config set 'rocketmq:production' true`")]
    [InlineData("mine:Release", "{\"version\":\"4.9.8\"}", "Rename it to rocketmq:release in the stack's file.")]
    public void A_key_under_another_namespace_that_was_meant_for_ours_is_an_error(string key, string json, string repair)
    {
        var finding = Assert.Single(Elsewhere(key, json));
        Assert.Equal(("CFG001", key), (finding.Id, finding.Path));
        Assert.Contains($"is under the namespace {key.Split(':')[0]}, which nothing here reads", finding.Message, StringComparison.Ordinal);
        Assert.Contains(repair, finding.Repair, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("docker:host", "\"ssh://me@there\"")]
    [InlineData("docker:registryAuth", "[]")]
    [InlineData("pulumi:tags", "{}")]
    [InlineData("aws:region", "\"eu-central-1\"")]
    [InlineData("app:release", "\"2.1\"")]
    [InlineData("app:production", "true")]
    [InlineData("app:cluster", "{\"nodeCount\":3}")]
    [InlineData("mine:replicas", "3")]
    [InlineData("rocketmq:cluster", "{}")]
    public void A_key_that_is_somebody_elses_is_left_alone(string key, string json) => Assert.Empty(Elsewhere(key, json));

    private static IReadOnlyList<Finding> Elsewhere(string key, string json) =>
        OtherNamespaces.Check(new Dictionary<string, JsonElement> { [key] = JsonDocument.Parse(json).RootElement }, "mine");

    private static Finding Find(string name, string value, bool secret = false) => Assert.Single(
        StackConfigReader.Read(new Dictionary<string, JsonElement> { [name] = JsonSerializer.SerializeToElement(value) }, n => secret && n == name).Findings,
        f => f.Id == "CFG001");
}
