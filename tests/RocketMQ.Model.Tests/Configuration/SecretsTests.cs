using RocketMQ.Model.Configuration;

namespace RocketMQ.Model.Tests.Configuration;

/// <summary>Whatever is wrong around a secret, no finding repeats it.</summary>
public sealed class SecretsTests
{
    private const string Mark = "hunter2hunter2";

    [Theory]
    [InlineData("rocketmq:hosts: { kind: ssh, password: [" + Mark + "] }")]
    [InlineData("rocketmq:hosts: { kind: ssh, password: { secret: " + Mark + " } }")]
    [InlineData("rocketmq:hosts: { kind: ssh, password: \"" + Mark + "\\n\" }")]
    [InlineData("rocketmq:hosts: { kind: ssh, pasword: " + Mark + " }")]
    [InlineData("rocketmq:hosts: { kind: ssh, privateKeyPasphrase: " + Mark + " }")]
    [InlineData("rocketmq:hosts: { password: " + Mark + " }")]
    [InlineData("rocketmq:hosts: { kind: ssh, privateKeyPassphrase: " + Mark + " }")]
    [InlineData("rocketmq:hosts: { kind: ssh, privateKey: " + Mark + " }")]
    [InlineData("rocketmq:hosts: { kind: ssh, privateKey: \"-----BEGIN OPENSSH PRIVATE KEY----- " + Mark + "\" }")]
    [InlineData("rocketmq:hosts: { kind: ssh, privateKeyFile: \"-----BEGIN OPENSSH PRIVATE KEY-----\\n" + Mark + "\" }")]
    [InlineData("rocketmq:hosts: { kind: ssh, nodes: { mq1: { hostKey: \"-----BEGIN RSA PRIVATE KEY-----\\n" + Mark + "\" } } }")]
    [InlineData("rocketmq:hosts: { kind: ssh, nodes: { mq1: { password: { a: " + Mark + " } } } }")]
    [InlineData("rocketmq:hosts: { kind: ssh, nodes: { mq1: " + Mark + " } }")]
    [InlineData("rocketmq:hosts: " + Mark)]
    [InlineData("rocketmq:password: " + Mark)]
    [InlineData("rocketmq:release: { archive: \"https://me:" + Mark + "@repo/x.rar\" }")]
    [InlineData("rocketmq:release: { archive: \"https://me:a/" + Mark + "@repo/x.rar\" }")]
    [InlineData("rocketmq:release: { build: { source: \"ftp://me:" + Mark + "@repo/x.zip\", mavenMirror: \"ftp://me:" + Mark + "@repo/\" } }")]
    [InlineData("rocketmq:cluster: { properties: { secretKey: \"" + Mark + "\\u00fc\" } }")]
    [InlineData("rocketmq:cluster: { properties: { tlsKeyPassword: [" + Mark + "] } }")]
    [InlineData("rocketmq:cluster: { nameServers: [a], brokerGroups: { b: { master: { host: a, jvmOptions: [\"-Djavax.net.ssl.keyStorePassword=" + Mark + "\\u00fc\"] } } } }")]
    public void No_finding_repeats_it(string line)
    {
        var result = StackFile.Read($"config:\n  {line}\n");

        Assert.NotEmpty(result.Findings);
        Assert.All(result.Findings, f => Assert.DoesNotContain(Mark, $"{f.Path} {f.Message} {f.Repair}", StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_of_a_configuration_prints_it()
    {
        var config = Full.Ssh;

        Assert.DoesNotContain("pass phrase", $"{config} {string.Join(' ', config.Credentials.Values)}", StringComparison.Ordinal);
        Assert.Equal("[secret]", config.Credentials["mq1"].Password!.ToString());
    }
}
