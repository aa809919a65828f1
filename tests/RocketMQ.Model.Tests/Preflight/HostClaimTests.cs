using RocketMQ.Model.Preflight;

namespace RocketMQ.Model.Tests.Preflight;

public sealed class HostClaimTests
{
    private const string Claim = "id=s111111111111\nstack=shop/prod\nuser=alice@laptop\nsince=2026-11-27T20:40Z\n";

    [Fact]
    public void The_owner_and_who_takes_over_may_go_on()
    {
        foreach (var report in new[] { HostClaim.Compare("h1", Claim, "s111111111111", null), HostClaim.Compare("h1", Claim, "s222222222222", "s111111111111") })
        {
            Assert.Null(report.Problem);
            Assert.False(report.Failed);
            Assert.Equal("claimed by s111111111111 (shop/prod)", Assert.Single(report.Checks).Saw);
        }
    }

    [Fact]
    public void Anybody_else_is_shown_whose_it_is_and_both_ways_out()
    {
        var report = HostClaim.Compare("h1", Claim, "s222222222222", "s333333333333");
        Assert.True(report.Failed);
        Assert.Equal(("CFG018", "hosts.nodes.h1"), (report.Problem!.Id, report.Problem.Path));
        Assert.Equal("this host belongs to another deployment: s111111111111, stack shop/prod, claimed by alice@laptop at 2026-11-27T20:40Z.", report.Problem.Message);
        Assert.Contains("pulumi destroy there", report.Problem.Repair, StringComparison.Ordinal);
        Assert.Contains("pulumi config set --path rocketmq:hosts.takeOver s111111111111", report.Problem.Repair, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_two_lines_the_last_counts_as_the_scripts_read_it() =>
        Assert.Null(HostClaim.Compare("h1", "welcome=1\nwelcome=2\nid=s333333333333\n" + Claim, "s111111111111", null).Problem);

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("id=\nstack=shop/prod\n")]
    [InlineData("nonsense")]
    public void A_host_without_a_number_is_nobodys(string text) => Assert.Equal(HostClaim.Nobody, Assert.Single(HostClaim.Compare("h1", text, "s222222222222", null).Checks).Saw);

    [Fact]
    public void What_a_claim_does_not_say_is_unknown() =>
        Assert.Contains("s111111111111, stack unknown, claimed by unknown at unknown", HostClaim.Compare("h1", "id=s111111111111", "s222222222222", null).Problem!.Message, StringComparison.Ordinal);
}
