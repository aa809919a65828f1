using RocketMQ.Model.Preflight;
using RocketMQ.Model.Rules;
using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Tests.Preflight;

/// <summary>A host that cannot be logged in to: host, field, address, and what to do.</summary>
public sealed class UnreachableHostTests
{
    private static readonly HostSpec Spec = new() { Name = "mq2", Address = "10.0.0.2", HostKey = "ssh-ed25519 AAAAexpected" };

    private static readonly LoginTarget Host = LoginTarget.CreateHost(Spec);

    private static readonly LoginTarget Bastion = LoginTarget.CreateBastion(new BastionSpec { Address = "jump.example.com", User = "ops", Field = "hosts.nodes.mq2.bastion" });

    [Fact]
    public void CreateNoConnection_names_host_field_and_address()
    {
        var finding = UnreachableHost.CreateNoConnection(Host, "Connection refused\n");
        Assert.Equal((Severity.Error, "hosts.nodes.mq2.address"), (finding.Severity, finding.Path));
        Assert.Equal("host mq2 does not answer at 10.0.0.2:22: Connection refused.", finding.Message);
        Assert.Contains("'rocketmq:hosts.nodes.mq2.lost' true", finding.Repair, StringComparison.Ordinal);
    }

    [Fact]
    public void CreateNoConnection_ssh_address_is_the_field_to_look_at()
    {
        var finding = UnreachableHost.CreateNoConnection(LoginTarget.CreateHost(Spec with { SshAddress = "jump.example.com", Port = 2222 }), "timed out");
        Assert.Equal("hosts.nodes.mq2.sshAddress", finding.Path);
        Assert.Contains("at jump.example.com:2222", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ssh-ed25519 BBBBseen", "seen: ssh-ed25519 BBBBseen.")]
    [InlineData(null, "seen: no key of this type.")]
    public void CreateWrongKey_shows_expected_and_seen_key(string? seen, string says)
    {
        var finding = UnreachableHost.CreateWrongKey(Host, seen);
        Assert.Equal("hosts.nodes.mq2.hostKey", finding.Path);
        Assert.Contains("Expected: ssh-ed25519 AAAAexpected; " + says, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CreateRefusedLogin_names_the_user()
    {
        var finding = UnreachableHost.CreateRefusedLogin(Host with { User = "admin" }, "Permission denied (publickey).");
        Assert.Equal("hosts.nodes.mq2.user", finding.Path);
        Assert.Equal("host mq2 at 10.0.0.2:22 refuses the log-in of user admin: Permission denied (publickey).", finding.Message);
    }

    [Fact]
    public void CreateUnusableKey_names_the_field_of_the_key_and_no_host_to_start()
    {
        var finding = UnreachableHost.CreateUnusableKey(Host, "hosts.privateKey", "Invalid passphrase.");
        Assert.Equal("hosts.privateKey", finding.Path);
        Assert.Equal("the private key for host mq2 cannot be used: Invalid passphrase.", finding.Message);
        Assert.Contains("privateKeyPassphrase", finding.Repair, StringComparison.Ordinal);
    }

    [Fact]
    public void Finding_of_an_unreachable_host_has_field_and_repair()
    {
        var problem = UnreachableHost.CreateWrongKey(Host, null);
        var finding = Assert.Single(PreflightTable.Findings([new HostReport("mq2", [], problem.Message) { Problem = problem }]));
        Assert.Equal("hosts.nodes.mq2.hostKey", finding.Path);
        Assert.StartsWith("Compare with", finding.Repair, StringComparison.Ordinal);
    }

    [Fact]
    public void Bastion_is_named_by_the_field_that_gives_it()
    {
        var silent = UnreachableHost.CreateNoConnection(Bastion, "timed out");
        var refused = UnreachableHost.CreateRefusedLogin(Bastion, "Permission denied (publickey).");

        Assert.Equal(("hosts.nodes.mq2.bastion.address", "the bastion does not answer at jump.example.com:22: timed out."), (silent.Path, silent.Message));
        Assert.DoesNotContain("lost", silent.Repair, StringComparison.Ordinal);
        Assert.Equal("hosts.nodes.mq2.bastion.user", refused.Path);
        Assert.Contains("of user ops", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Host_that_its_bastion_does_not_reach_is_named_with_both()
    {
        var finding = UnreachableHost.CreateNotReachedByBastion(Host, Bastion, "Connection refused");

        Assert.Equal("hosts.nodes.mq2.address", finding.Path);
        Assert.Equal("host mq2 is not reached at 10.0.0.2:22 from the bastion jump.example.com:22: Connection refused.", finding.Message);
        Assert.Contains("AllowTcpForwarding", finding.Repair, StringComparison.Ordinal);
    }

    [Fact]
    public void Bastion_of_several_hosts_is_reported_once()
    {
        var problem = UnreachableHost.CreateNoConnection(Bastion, "timed out");

        Assert.Single(PreflightTable.Findings([.. new[] { "mq1", "mq2" }.Select(h => new HostReport(h, [], problem.Message) { Problem = problem })]));
    }
}
