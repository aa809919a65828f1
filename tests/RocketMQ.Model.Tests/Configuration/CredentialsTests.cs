using RocketMQ.Model.Configuration;

namespace RocketMQ.Model.Tests.Configuration;

/// <summary>What a host is logged in to with: from the node, else from the top.</summary>
public sealed class CredentialsTests
{
    [Theory]
    [InlineData("privateKeyFile: top", "", "file=top")]
    [InlineData("privateKeyFile: top", "privateKeyFile: own", "file=own")]
    [InlineData("privateKeyFile: top, privateKeyPassphrase: p", "", "file=top phrase=p")]
    [InlineData("privateKeyFile: top, privateKeyPassphrase: p", "privateKeyFile: own", "file=own")]
    [InlineData("privateKeyFile: top, privateKeyPassphrase: p", "privateKeyFile: own, privateKeyPassphrase: q", "file=own phrase=q")]
    [InlineData("privateKeyPassphrase: p", "privateKeyFile: own", "file=own phrase=p")]
    [InlineData("password: a", "password: b", "password=b")]
    [InlineData("password: a", "privateKeyFile: own", "file=own password=a")]
    [InlineData("agent: true", "", "agent")]
    [InlineData("agent: true, password: a", "agent: false", "password=a")]
    [InlineData("agent: \"true\"", "", "agent")]
    public void Come_from_the_node_else_from_the_top(string top, string node, string expected)
    {
        var login = Read(top, node).Config!.Credentials["mq1"];

        Assert.Equal(expected, string.Join(' ', new[]
        {
            login.PrivateKey is null ? "" : "key=" + login.PrivateKey.Reveal(),
            login.PrivateKeyFile is null ? "" : "file=" + login.PrivateKeyFile,
            login.PrivateKeyPassphrase is null ? "" : "phrase=" + login.PrivateKeyPassphrase.Reveal(),
            login.Password is null ? "" : "password=" + login.Password.Reveal(),
            login.Agent ? "agent" : "",
        }.Where(t => t.Length > 0)));
    }

    [Fact]
    public void A_node_with_a_key_file_does_not_take_the_key_text_of_the_top()
    {
        var top = $"privateKey: \"{Full.KeyText.Replace("\n", "\\n", StringComparison.Ordinal)}\"";

        var own = Read(top, "privateKeyFile: own").Config!.Credentials["mq1"];
        var inherited = Read(top, "").Config!.Credentials["mq1"];

        Assert.Equal((null, "own"), (own.PrivateKey?.Reveal(), own.PrivateKeyFile));
        Assert.Equal((Full.KeyText, null), (inherited.PrivateKey?.Reveal(), inherited.PrivateKeyFile));
    }

    [Theory]
    [InlineData("port: 22", "", "CFG014 hosts.nodes.mq1")]
    [InlineData("agent: true", "agent: false", "CFG014 hosts.nodes.mq1")]
    [InlineData("privateKeyPassphrase: p", "", "CFG007 hosts.privateKeyPassphrase,CFG014 hosts.nodes.mq1")]
    [InlineData("pasword: p", "", "CFG001 hosts.pasword")]
    [InlineData("password: [p]", "", "CFG002 hosts.password")]
    [InlineData("port: 22", "lost: true", "")]
    public void Must_be_given_unless_the_host_is_lost(string top, string node, string expected) =>
        Assert.Equal(expected, string.Join(',', Read(top, node).Findings.Select(f => $"{f.Id} {f.Path}")));

    [Fact]
    public void Key_text_and_key_file_at_one_place_are_refused() => Assert.Equal("CFG007 hosts.privateKeyFile", Read(
        $"privateKeyFile: x, privateKey: \"{Full.KeyText.Replace("\n", "\\n", StringComparison.Ordinal)}\"", "").Findings.Select(f => $"{f.Id} {f.Path}").Single());

    private static StackConfigResult Read(string top, string node) => StackFile.Read(
        $"config:\n  rocketmq:hosts: {{ kind: ssh, {top}, nodes: {{ mq1: {{ address: 10.0.0.1{(node.Length > 0 ? ", " : "")}{node} }} }} }}\n"
        + "  rocketmq:cluster: { nameServers: [mq1], brokerGroups: { a: { master: mq1 } } }\n");
}
