using RocketMQ.Model.Configuration;
using RocketMQ.Model.Preflight;
using RocketMQ.Model.Rendering;
using RocketMQ.Model.Rollout;
using RocketMQ.Model.Rules;
using RocketMQ.Model.Topology;
using static RocketMQ.Model.Tests.Rules.Specs;

namespace RocketMQ.Model.Tests.Rules;

public sealed class RulePackTests
{
    [Fact]
    public void A_good_cluster_yields_infos_only() =>
        Assert.Equal(["RMQ017", "RMQ018", "RMQ019"], Run(Good).Select(f => f.Severity == Severity.Info ? f.Id : f.ToString()));

    [Fact]
    public void A_good_production_cluster_has_no_finding_but_the_rule_it_switches_off()
    {
        var told = Assert.Single(Run(Production));
        Assert.Equal(("RMQ034", Severity.Info, "rules.disable.RMQ034"), (told.Id, told.Severity, told.Path));
        Assert.Equal("switched off: closed network (1 finding not shown)", told.Message);
        Assert.Equal("Remove the entry to see it again.", told.Repair);
        var two = Assert.Single(Run(Good with { Hosts = [Good.Hosts[0] with { HostKey = null }, Good.Hosts[1] with { HostKey = null }, .. Good.Hosts.Skip(2)], DisabledRules = Map(("RMQ030", "a lab")) }), f => f.Id == "RMQ030");
        Assert.Equal("switched off: a lab (2 findings not shown) Remove the entry to see them again.", $"{two.Message} {two.Repair}");
    }

    [Fact]
    public void The_same_finding_is_a_warning_in_dev_and_an_error_in_production()
    {
        Assert.Equal(Severity.Warning, Assert.Single(Run(Good.Version("4.7.1")), f => f.Id == "RMQ031").Severity);
        Assert.Equal(Severity.Error, Assert.Single(Run(Production.Version("4.7.1")), f => f.Id == "RMQ031").Severity);
        Assert.Equal(Severity.Info, Assert.Single(Run(Good), f => f.Id == "RMQ018").Severity);
        Assert.Equal(Severity.Error, Assert.Single(Run(Production.With("autoCreateTopicEnable", "true")), f => f.Id == "RMQ018").Severity);
    }

    [Fact]
    public void Errors_stand_first()
    {
        var severities = Run(Good.Version("4.7.1").With("xyz", "1")).Select(f => f.Severity).ToArray();
        Assert.Equal([Severity.Error, Severity.Warning, Severity.Info], severities.Distinct());
        Assert.Equal(severities.OrderDescending(), severities);
    }

    [Fact]
    public void A_rule_switched_off_that_finds_nothing_says_so()
    {
        var told = Assert.Single(Run(Good with { DisabledRules = Map(("RMQ005", "one is enough")) }), f => f.Id == "RMQ005");
        Assert.Equal("switched off: one is enough (it would find nothing)", told.Message);
        Assert.Equal("The entry is no longer needed; remove it.", told.Repair);
    }

    [Theory]
    [InlineData(1, "1 finding not shown", "it")]
    [InlineData(2, "2 findings not shown", "them")]
    public void A_rule_switched_off_says_how_much_it_would_find(int hosts, string count, string what)
    {
        var spec = Good with { Hosts = [.. Good.Hosts.Select((h, i) => i < hosts ? h with { HostKey = null } : h)], DisabledRules = Map(("RMQ030", "known hosts")) };
        var told = Assert.Single(Run(spec), f => f.Id == "RMQ030");
        Assert.Equal($"switched off: known hosts ({count})", told.Message);
        Assert.Equal($"Remove the entry to see {what} again.", told.Repair);
    }

    [Theory]
    [InlineData("RMQ099", "why not", "There is no rule \"RMQ099\"", "Did you mean \"RMQ0")]
    [InlineData("heap", "why not", "There is no rule \"heap\"", "All rules: docs/rules.md")]
    [InlineData("RMQ003", "why not", "cannot be switched off", "Remove it")]
    [InlineData("RMQ018", " ", "without a reason", "Say why")]
    public void A_wrong_entry_of_the_list_is_an_error(string id, string reason, string message, string repair)
    {
        var findings = Run(Good with { DisabledRules = Map((id, reason)) });
        var wrong = Assert.Single(findings, f => f.Severity == Severity.Error);
        Assert.Equal(("RMQ000", $"rules.disable.{id}"), (wrong.Id, wrong.Path));
        Assert.Contains(message, wrong.Message, StringComparison.Ordinal);
        Assert.Contains(repair, wrong.Repair, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_switched_off_without_a_reason_stays_on() =>
        Assert.Contains(Run(Good with { DisabledRules = Map(("RMQ018", " ")) }), f => f.Id == "RMQ018" && f.Path == "cluster.properties.autoCreateTopicEnable");

    [Theory]
    [InlineData(HostsKind.Docker, false)]
    [InlineData(HostsKind.Ssh, true)]
    public void Hosts_that_the_stack_makes_are_not_asked_for_host_keys_and_users(HostsKind kind, bool asked)
    {
        var spec = Good with { Hosts = [.. Good.Hosts.Select(h => h with { HostKey = null, User = "root" })] };
        var config = new StackConfig { Kind = kind, Cluster = spec, Credentials = new Dictionary<string, SshCredentials>() };
        var found = RulePack.Run(config, TestPlan.Of(spec)).Select(f => f.Id).ToHashSet();
        Assert.Equal((asked, asked), (found.Contains("RMQ030"), found.Contains("RMQ045")));
    }

    [Fact]
    public void Long_lists_of_names_are_cut()
    {
        var spec = Good with { BrokerGroups = [.. Enumerable.Range(1, 8).Select(i => Group($"b{i}", "h1"))] };
        Assert.Contains("b1-0, b2-0, b3-0, b4-0, b5-0 and 3 more", Assert.Single(Run(spec), f => f.Id == "RMQ018").Message, StringComparison.Ordinal);
        var five = spec with { BrokerGroups = [.. spec.BrokerGroups.Take(5)] };
        Assert.StartsWith("b1-0, b2-0, b3-0, b4-0, b5-0 create", Assert.Single(Run(five), f => f.Id == "RMQ018").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_finding_shows_a_password()
    {
        var spec = Good.Version("5.3.3").With("initAuthenticationUser", "{\"username\":\"u\",\"password\":\"12345678\"}").With("innerClientAuthenticationCredentials", "qT7yLw ");
        var findings = Run(spec);
        Assert.Contains(findings, f => f.Id == "RMQ036");
        Assert.DoesNotContain(findings, f => f.ToString().Contains("12345678\"", StringComparison.Ordinal) || f.ToString().Contains("qT7yLw", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false, Severity.Warning)]
    [InlineData(true, Severity.Error)]
    public void A_host_is_told_beforehand_how_bad_a_broken_rule_is_here(bool production, Severity swap)
    {
        var told = RulePack.OnHosts(Good with { Production = production, DisabledRules = Map(("RMQ042", "a kernel of the provider's"), ("RMQ043", " ")) });
        Assert.Equal(["RMQ040", "RMQ041", "RMQ042", "RMQ043", "RMQ044", "RMQ060", "RMQ061", "RMQ062"], told.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(Severity.Error, told["RMQ040"]);
        Assert.Equal(swap, told["RMQ041"]);
        Assert.Null(told["RMQ042"]);
        Assert.Equal(swap, told["RMQ043"]);
    }

    [Fact]
    public void What_a_host_says_against_a_rule_has_the_severity_of_the_environment()
    {
        HostReport[] reports = [new("h1", [new("swap", HostCheckStatus.Warn, "swap is on", "", "RMQ041"), new("java", HostCheckStatus.Fail, "no Java", "install one")], null)];
        var found = Assert.Single(RulePack.Run(Good, TestPlan.Of(Good), reports), f => f.Path == "hosts.nodes.h1");
        Assert.Equal(new Finding("RMQ041", Severity.Warning, "hosts.nodes.h1", "swap is on.", RulePack.Find("RMQ041")!.Repair), found);
        Assert.Equal(Severity.Error, Assert.Single(RulePack.Run(Production, TestPlan.Of(Production), reports), f => f.Path == "hosts.nodes.h1").Severity);
    }

    [Fact]
    public void What_a_host_says_to_do_comes_before_what_the_rule_says()
    {
        HostReport[] reports = [new("h1", [new("swap", HostCheckStatus.Warn, "swap is on", "run swapoff -a", "RMQ041")], null)];
        Assert.Equal("run swapoff -a.", Assert.Single(RulePack.Run(Good, TestPlan.Of(Good), reports), f => f.Id == "RMQ041").Repair);
    }

    [Fact]
    public void A_rule_about_the_last_up_that_is_off_does_not_claim_to_find_nothing_where_none_is_known()
    {
        var off = Good with { DisabledRules = Map(("RMQ053", "a group that was drained")) };
        var plan = ClusterPlanner.Plan(off);
        Assert.Contains("was not there to look at", Assert.Single(RulePack.Run(off, plan), f => f.Id == "RMQ053").Message, StringComparison.Ordinal);
        Assert.Contains("it would find nothing", Assert.Single(RulePack.Run(off, plan, running: RunningCluster.Of(plan)), f => f.Id == "RMQ053").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_about_hosts_that_is_off_does_not_claim_to_find_nothing_before_a_host_was_looked_at()
    {
        var off = Good with { DisabledRules = Map(("RMQ041", "swap is on an SSD")) };
        HostReport[] reports = [new("h1", [new("swap", HostCheckStatus.Off, "swap is on", "", "RMQ041")], null)];
        var blind = Assert.Single(Run(off), f => f.Id == "RMQ041");
        Assert.Equal("switched off: swap is on an SSD (what it looks at was not there to look at)", blind.Message);
        Assert.Equal("Remove the entry to see them again.", blind.Repair);
        Assert.Equal("switched off: swap is on an SSD (1 finding not shown)", Assert.Single(RulePack.Run(off, TestPlan.Of(off), reports), f => f.Id == "RMQ041").Message);
    }

    [Fact]
    public void What_a_host_says_to_do_is_the_repair()
    {
        HostReport[] reports = [new("h1", [new("swap", HostCheckStatus.Warn, "swap is on", "swapoff -a", "RMQ041")], null)];
        Assert.Equal("swapoff -a.", Assert.Single(RulePack.Run(Good, TestPlan.Of(Good), reports), f => f.Id == "RMQ041").Repair);
    }

    [Fact]
    public void A_rule_that_compares_is_not_said_to_find_nothing_where_there_is_nothing_to_compare_with()
    {
        var off = Good with { DisabledRules = Map(("RMQ051", "we know")) };
        Assert.Contains("was not there to look at", Assert.Single(Run(off), f => f.Id == "RMQ051").Message, StringComparison.Ordinal);
        var compared = RulePack.Run(off, ClusterPlanner.Plan(off), running: RunningCluster.Of(ClusterPlanner.Plan(Good)));
        Assert.Contains("it would find nothing", Assert.Single(compared, f => f.Id == "RMQ051").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_default_is_called_one_and_what_a_person_wrote_is_not()
    {
        var written = Run(Good.With("autoCreateTopicEnable", "true").With("autoCreateSubscriptionGroup", "true").With("syncFlushTimeout", "4000") with { FlushDiskType = FlushDiskType.SyncFlush });
        Assert.Equal("broker-a-0, broker-b-0 create any topic a client names (autoCreateTopicEnable).", Assert.Single(written, f => f.Id == "RMQ018").Message);
        Assert.Equal("broker-a-0, broker-b-0 create any consumer group a client names (autoCreateSubscriptionGroup).", Assert.Single(written, f => f.Id == "RMQ019").Message);
        Assert.Contains("for the disk (syncFlushTimeout); clients", Assert.Single(written, f => f.Id == "RMQ016").Message, StringComparison.Ordinal);
        Assert.EndsWith("(autoCreateSubscriptionGroup, by default).", Assert.Single(Run(Good), f => f.Id == "RMQ019").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_id_finds_no_rule()
    {
        Assert.Null(RulePack.Find("RMQ999"));
        Assert.Equal("RMQ031", RulePack.Find("RMQ031")!.Id);
    }

    private static IReadOnlyList<Finding> Run(ClusterSpec spec) => RulePack.Run(spec, TestPlan.Of(spec));
}
