using CsCheck;
using RocketMQ.Model.Rules;
using RocketMQ.Model.Tests.Configuration;
using RocketMQ.Model.Topology;
using static RocketMQ.Model.Tests.Rules.Specs;

namespace RocketMQ.Model.Tests.Rules;

/// <summary>Form, topology and rules in one go.</summary>
public sealed class StackCheckTests
{
    [Fact]
    public void Errors_of_form_and_of_keys_come_at_once()
    {
        var check = StackCheck.Run(StackFile.Objects("""
            config:
              rocketmq:rules: { disable: { RMQ999: "because it is" } }
              rocketmq:cluster:
                haep: { broker: 512m }
                brokerGroups:
                  broker-a: { master: { host: rocketmq01, jvmOptions: ["-XX:+UseConcMarkSweepGC"] }, slaves: [rocketmq01] }
                properties: { fileReserveTime: 48, maxMessageSize: 64k, brokerRole: SLAVE, deleteWhen: "99" }
            """));

        Assert.True(check.Refused);
        Assert.Null(check.Config);
        Assert.Null(check.Plan);
        Assert.Equal(
            [
                "CFG001 cluster.haep", "CFG008 cluster.properties.brokerRole", "RMQ000 rules.disable.RMQ999", "RMQ001 cluster.brokerGroups.broker-a.slaves[0]",
                "RMQ003 cluster.brokerGroups.broker-a.slaves[0]", "RMQ020 cluster.properties.fileReserveTime", "RMQ022 cluster.properties.deleteWhen",
                "RMQ022 cluster.properties.maxMessageSize", "RMQ047 cluster.brokerGroups.broker-a.master.jvmOptions[0]",
            ],
            check.Findings.Select(f => $"{f.Id} {f.Path}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Where_the_version_is_wrong_keys_are_not_judged_by_another_one()
    {
        var check = StackCheck.Run(StackFile.Objects("""
            config:
              rocketmq:release: { version: five }
              rocketmq:cluster: { haep: {}, properties: { noSuchKey: 1 } }
            """));

        Assert.Equal(["cluster.haep", "release.version"], check.Findings.Select(f => f.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Nor_where_the_version_is_not_all_that_is_wrong()
    {
        var check = StackCheck.Run(StackFile.Objects("""
            config:
              rocketmq:release: { version: five }
              rocketmq:cluster: { haep: { broker: 512m }, properties: { noSuchKey: 1 } }
            """));

        Assert.Equal(["cluster.haep", "release.version"], check.Findings.Select(f => f.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_is_right_has_a_plan_and_the_findings_of_the_rules()
    {
        var check = StackCheck.Run(StackFile.Objects("config: {}"));

        Assert.False(check.Refused);
        Assert.Equal(4, check.Plan!.Brokers.Count);
        Assert.Same(check.Config!.Cluster, check.Plan.Spec);
        Assert.Equal(RulePack.Run(check.Config, check.Plan), check.Findings);
        Assert.NotEmpty(check.Findings);
    }

    [Fact]
    public void An_error_of_a_rule_refuses_what_could_be_planned()
    {
        var check = StackCheck.Run(StackFile.Objects("config: { 'rocketmq:production': true }"));

        Assert.True(check.Refused);
        Assert.NotNull(check.Plan);
    }

    [Fact]
    public void A_cluster_described_by_a_program_is_judged_alike()
    {
        var good = StackCheck.Run(Described);
        Assert.False(good.Refused, FindingText.Of("", good.Findings));
        Assert.Contains(good.Findings, f => f.Id == "RMQ018");
        Assert.NotNull(good.Plan);

        var bad = StackCheck.Run(Described.With("fileReserveTime", "48") with { StartTimeoutSeconds = 1 });
        Assert.Null(bad.Plan);
        Assert.Equal(["cluster.properties.fileReserveTime", "cluster.startTimeout"], bad.Findings.Where(f => f.Severity == Severity.Error).Select(f => f.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Whatever_a_program_describes_is_judged_and_never_ends_in_an_exception() => GeneratedSpecTests.Spec.Sample(spec =>
    {
        var check = StackCheck.Run(spec);
        return check.Refused || check.Plan is not null;
    });

    private static ClusterSpec Described => Good with
    {
        Hosts = [.. Good.Hosts.Select(h => h with { HostKey = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f" })],
    };
}
