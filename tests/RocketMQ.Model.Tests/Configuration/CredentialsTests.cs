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

    [Theory]
    [InlineData("privateKeyFile: top", "", "hosts hosts hosts")]
    [InlineData("privateKeyFile: top", "privateKeyFile: own", "hosts.nodes.mq1 hosts.nodes.mq1 hosts")]
    [InlineData("agent: false", "privateKeyFile: own, agent: true", "hosts.nodes.mq1 hosts hosts.nodes.mq1")]
    public void Say_where_they_were_written(string top, string node, string expected)
    {
        var login = Read(top, node).Config!.Credentials["mq1"];

        Assert.Equal(expected, $"{login.KeyFrom} {login.PassphraseFrom} {login.AgentFrom}");
    }

    [Theory]
    [InlineData("", "", null, null)]
    [InlineData("bastion: { address: jump }", "", "jump:22 root", "file=top")]
    [InlineData("user: ops, bastion: { address: jump, port: 2222 }", "", "jump:2222 ops", "file=top")]
    [InlineData("bastion: { address: jump, user: j, agent: true }", "", "jump:22 j", "agent")]
    [InlineData("bastion: { address: jump, password: p }", "privateKeyFile: own", "jump:22 root", "password=p")]
    [InlineData("bastion: { address: jump }", "privateKeyFile: own", "jump:22 root", "file=own")]
    [InlineData("bastion: { address: jump }", "bastion: { address: other }", "other:22 root", "file=top")]
    [InlineData("bastion: { address: jump }", "direct: true", null, null)]
    public void Bastion_is_that_of_the_node_else_that_of_all(string top, string node, string? at, string? login)
    {
        var config = Read("privateKeyFile: top" + (top.Length > 0 ? ", " + top : ""), node).Config!;
        var (bastion, given) = (config.Cluster.Hosts[0].Bastion, config.Credentials["mq1"].Bastion);

        Assert.Equal(at, bastion is null ? null : $"{bastion.Address}:{bastion.Port} {bastion.User}");
        Assert.Equal(login, given is null ? null : given.Agent ? "agent" : given.Password is { } p ? $"password={p.Reveal()}" : $"file={given.PrivateKeyFile}");
    }

    [Theory]
    [InlineData("bastion: { port: 22 }", "", "CFG006 hosts.bastion.address")]
    [InlineData("bastion: { address: 'jump:22' }", "", "CFG004 hosts.bastion.address")]
    [InlineData("bastion: { address: jump, privateKeyPassphrase: p }", "", "CFG007 hosts.bastion.privateKeyPassphrase")]
    [InlineData("bastion: { address: jump, hostkey: x }", "", "CFG001 hosts.bastion.hostkey")]
    [InlineData("port: 22", "direct: true, bastion: { address: jump }", "CFG007 hosts.nodes.mq1.direct")]
    public void Bastion_of_a_wrong_form_is_refused(string top, string node, string expected) =>
        Assert.Equal(expected, string.Join(',', Read("agent: true, " + top, node).Findings.Select(f => $"{f.Id} {f.Path}")));

    private static StackConfigResult Read(string top, string node) => StackFile.Read(
        $"config:\n  rocketmq:hosts: {{ kind: ssh, {top}, nodes: {{ mq1: {{ address: 10.0.0.1{(node.Length > 0 ? ", " : "")}{node} }} }} }}\n"
        + "  rocketmq:cluster: { nameServers: [mq1], brokerGroups: { a: { master: mq1 } } }\n");
}
