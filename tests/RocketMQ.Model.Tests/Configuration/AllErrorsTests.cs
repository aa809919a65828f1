namespace RocketMQ.Model.Tests.Configuration;

public sealed class AllErrorsTests
{
    [Fact]
    public void All_mistakes_are_shown_at_once_in_the_order_of_the_configuration()
    {
        var result = StackFile.Read(
            """
            config:
              rocketmq:rules: { disable: { RMQ002: because } }
              rocketmq:preflight: sometimes
              rocketmq:hosts:
                kind: ssh
                usr: root
                nodes:
                  mq1: { address: 10.0.0.1, hostKey: nonsense }
                  mq2: { address: 10.0.0.1 }
                  mq3: { aliases: [mq1] }
              rocketmq:release: { archive: x.zip, version: latest }
              rocketmq:cluster:
                nameServers: [mq1, mq4]
                brokerGroups:
                  broker-a: { master: mq1, slaves: [mq1, { host: mq2, id: 1 }, { host: mq9, port: 99999 }] }
                  broker-b: { slaves: [mq3] }
                properties: { brokerId: 3 }
            """);

        Assert.Null(result.Config);
        Assert.Equal(
            [
                "CFG001 hosts.usr",
                "CFG004 hosts.nodes.mq1.hostKey",
                "CFG004 release.version",
                "CFG003 cluster.brokerGroups.broker-a.slaves[2].port",
                "CFG008 cluster.properties.brokerId",
                "CFG005 preflight",
                "CFG006 hosts.nodes.mq3.address",
                "CFG014 hosts",
                "CFG007 release.sha512",
                "CFG015 rules.disable.RMQ002",
                "CFG012 hosts.nodes.mq2.address",
                "CFG012 hosts.nodes.mq3.aliases[0]",
                "CFG010 cluster.nameServers[1]",
                "CFG010 cluster.brokerGroups.broker-a.slaves[2]",
                "RMQ001 cluster.brokerGroups.broker-a.slaves[0]",
                "RMQ002 cluster.brokerGroups.broker-a.slaves[1]",
                "CFG011 cluster.brokerGroups.broker-b.master",
                "RMQ003 cluster.brokerGroups.broker-a.slaves[0]",
            ],
            result.Findings.Select(f => $"{f.Id} {f.Path}"));
        Assert.All(result.Findings, f => Assert.NotEmpty(f.Repair));
    }

    [Fact]
    public void A_misspelt_nodes_does_not_make_every_host_unknown()
    {
        var finding = Assert.Single(StackFile.Read(
            """
            config:
              rocketmq:hosts: { kind: ssh, agent: true, node: { mq1: { address: 10.0.0.1 } } }
              rocketmq:cluster: { nameServers: [mq1], brokerGroups: { broker-a: { master: mq1 } } }
            """).Findings);

        Assert.Equal("CFG001 hosts.node", $"{finding.Id} {finding.Path}");
    }

    [Fact]
    public void Kind_ssh_alone_needs_the_hosts_and_the_topology()
    {
        var findings = StackFile.Read("config: { rocketmq:hosts: { kind: ssh } }").Findings;

        Assert.Equal(["CFG006 hosts.nodes", "CFG006 cluster.nameServers", "CFG006 cluster.brokerGroups"], findings.Select(f => $"{f.Id} {f.Path}"));
    }
}
