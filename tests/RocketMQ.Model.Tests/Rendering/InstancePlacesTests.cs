using RocketMQ.Model.Rendering;
using RocketMQ.Model.Rules;
using RocketMQ.Model.Tests.Configuration;

namespace RocketMQ.Model.Tests.Rendering;

/// <summary>The lines that tools/logs reads.</summary>
public sealed class InstancePlacesTests
{
    [Fact]
    public void Render_one_line_an_instance_without_lost_hosts_and_secrets()
    {
        var check = StackCheck.Run(StackFile.Objects("""
            config:
              rocketmq:hosts:
                kind: ssh
                user: admin
                password: hidden-word
                nodes:
                  mq1: { address: 10.0.0.1, port: 2222, privateKeyFile: ~/.ssh/mq1, sshAddress: mq1.example.com }
                  mq2: { address: 10.0.0.2, bastion: { address: bastion.example.com, user: jump, privateKeyFile: ~/.ssh/jump } }
                  mq3: { address: 10.0.0.3, lost: true }
              rocketmq:cluster:
                nameServers: [mq1]
                brokerGroups: { broker-a: { master: mq1, slaves: [mq2, mq3] } }
                paths: { logs: /logs }
            """));

        Assert.Equal(
            [
                "mq1 broker-a-0 ssh admin mq1.example.com 2222 rocketmq-broker@broker-a-0.service /logs/broker-a-0/broker.log ~/.ssh/mq1 - - -",
                "mq1 namesrv ssh admin mq1.example.com 2222 rocketmq-namesrv.service /logs/namesrv/namesrv.log ~/.ssh/mq1 - - -",
                "mq2 broker-a-1 ssh admin 10.0.0.2 22 rocketmq-broker@broker-a-1.service /logs/broker-a-1/broker.log - jump@bastion.example.com 22 ~/.ssh/jump",
            ],
            InstancePlaces.Render(check.Config!, check.Plan!).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Replace('\t', ' ')));
    }
}
