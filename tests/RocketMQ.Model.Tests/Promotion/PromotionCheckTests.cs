using RocketMQ.Model.Configuration;
using RocketMQ.Model.Promotion;
using RocketMQ.Model.Rules;
using RocketMQ.Model.Tests.Rendering;
using static RocketMQ.Model.Tests.Promotion.Records;

namespace RocketMQ.Model.Tests.Promotion;

public sealed class PromotionCheckTests
{
    private static readonly PromotedState Changed = State(Clusters.Properties(("fileReservedTime", "72")));

    [Fact]
    public void What_is_the_same_there_passes() => Assert.Equal((PromotionOutcome.Passed, 0), Told(Check(State())));

    [Fact]
    public void Another_version_is_refused() => IsRefused(Check(State(version: "4.9.8")), "release", "4.7.1", "4.9.8", "rocketmq:release.version there");

    [Fact]
    public void Another_archive_of_the_same_version_is_refused() =>
        IsRefused(Check(State(sum: 'b')), "sha512", "aaaaaaaaaaaaaaaa…", "bbbbbbbbbbbbbbbb…", "other archive");

    [Fact]
    public void Another_library_is_refused() =>
        IsRefused(Check(State(library: "1.0.0+ffffffffffffffff")), "library", "1.0.0+0123456789abcdef", "1.0.0+ffffffffffffffff", "the same commit");

    [Fact]
    public void Another_value_of_a_key_is_refused() => IsRefused(Check(Changed), "fileReservedTime", "(not given)", "72", "promotion.differs: [fileReservedTime]");

    [Fact]
    public void A_key_that_is_not_given_there_is_refused() =>
        IsRefused(Check(State(Clusters.Properties(("sendMessageThreadPoolNums", "4")))), "sendMessageThreadPoolNums", "(not given)", "4", "set it there");

    [Fact]
    public void A_key_that_is_not_given_here_is_refused() =>
        IsRefused(Check(State(), State(Clusters.Properties(("sendMessageThreadPoolNums", "4")))), "sendMessageThreadPoolNums", "4", "(not given)",
            "set it there");

    [Fact]
    public void What_the_stack_lists_may_differ() =>
        Assert.Equal((PromotionOutcome.Passed, 0), Told(Check(Changed, spec: From with { Differs = ["fileReservedTime"] })));

    [Fact]
    public void An_up_that_began_since_and_did_not_go_through_is_refused() =>
        IsRefused(Check(State(), begunSince: true), "up", "has not gone through", "", "until it goes through");

    [Theory]
    [InlineData(23.5, true)]
    [InlineData(24.5, false)]
    public void It_must_have_run_for_the_soak_time_since_its_own_record(double hours, bool refused)
    {
        var verdict = Check(State(), spec: From with { Soak = TimeSpan.FromHours(24) }, hoursAgo: hours);
        if (refused) IsRefused(verdict, "soak", "running for 23 h 30 min", "promotion.soak 1d", "wait until 2026-11-30T12:30:00Z");
        else Assert.Equal(PromotionOutcome.Passed, verdict.Outcome);
    }

    [Fact]
    public void A_time_to_come_is_refused_as_clocks_that_differ() =>
        IsRefused(Check(State(), hoursAgo: -1), "time", "passed at 2026-11-30T13:00:00Z", "12:00:00Z on this machine", "NTP");

    [Fact]
    public void Clocks_that_are_a_little_apart_do_not_refuse() => Assert.Equal(PromotionOutcome.Passed, Check(State(), hoursAgo: -0.05).Outcome);

    [Fact]
    public void All_that_has_not_passed_is_told_at_once()
    {
        var verdict = Check(State(Clusters.Properties(("fileReservedTime", "72"), ("deleteWhen", "05")), "4.9.8", library: "2.0.0+0"), begunSince: true,
            spec: From with { Soak = TimeSpan.FromDays(1) });
        Assert.Equal(["up", "release", "library", "deleteWhen", "fileReservedTime", "soak"], verdict.Rows.Select(r => r.Setting));
    }

    [Fact]
    public void Counts_hosts_and_sizes_are_of_no_matter()
    {
        var small = Clusters.Reference() with
        {
            Name = "staging",
            Hosts = [.. Clusters.Reference().Hosts.Take(1).Select(h => h with { Address = "10.9.9.9" })],
            NameServers = [new() { Host = "rocketmq01", Port = 9999 }],
            BrokerGroups = [new() { Name = "only", Master = new() { Host = "rocketmq01", Port = 11911, StorePath = "/data/only", HeapMiB = 4096 } }],
            Paths = new() { Store = "/data/store" },
        };
        Assert.Equal(PromotionOutcome.Passed, Check(State(), State(small)).Outcome);
        Assert.Equal(PromotionOutcome.Passed, Check(State(small), State()).Outcome);
    }

    [Fact]
    public void Each_broker_here_must_have_its_like_there()
    {
        var mixed = Clusters.Reference();
        var changed = mixed.BrokerGroups[0] with { Properties = new Dictionary<string, string> { ["fileReservedTime"] = "72" } };
        mixed = mixed with { BrokerGroups = [changed, mixed.BrokerGroups[1]] };
        Assert.Equal(["fileReservedTime"], Check(State(mixed)).Rows.Select(r => r.Setting));
        Assert.Equal(PromotionOutcome.Passed, Check(State(), State(mixed)).Outcome);
    }

    [Fact]
    public void Secrets_are_not_compared() => Assert.Equal(PromotionOutcome.Passed, Check(State(Clusters.Properties(("mySecretKey", "x")))).Outcome);

    [Fact]
    public void Name_servers_are_compared_too()
    {
        var spec = Clusters.Reference();
        var properties = new Dictionary<string, string> { ["serverWorkerThreads"] = "16" };
        spec = spec with { NameServers = [.. spec.NameServers.Select(n => n with { Properties = properties })] };
        IsRefused(Check(State(spec)), "namesrv.conf serverWorkerThreads", "(not given)", "16", "set it there");
    }

    [Fact]
    public void Whoever_runs_it_already_may_go_on()
    {
        var own = Record(Changed, Production);
        Assert.Equal((PromotionOutcome.RunsAlready, 1), Told(Check(Changed, own: own)));
        Assert.Equal(PromotionOutcome.Refused, Check(Changed with { Library = "1.0.1+0" }, own: own).Outcome);
    }

    [Fact]
    public void Whoever_ran_it_before_may_go_back_where_it_had_passed()
    {
        var old = Record(State(), Production, passed: true, hoursAgo: 5);
        PromotionRecord Now(bool passed) => Record(Changed, Production, up: "00000000000b") with { Before = [old.AsPast with { Passed = passed }] };
        Assert.Equal((PromotionOutcome.GoesBack, true), (Check(State(), Changed, own: Now(true)).Outcome, Check(State(), Changed, own: Now(true)).HasPassed));
        Assert.Equal(PromotionOutcome.Refused, Check(State(), Changed, own: Now(false)).Outcome);
        Assert.Equal(PromotionOutcome.Refused, Check(State(library: "9.9.9+0"), Changed, own: Now(true)).Outcome);
        // With the library of today, which has passed.
        Assert.Equal(PromotionOutcome.GoesBack, Check(State(library: "9.9.9+0"), Changed with { Library = "9.9.9+0" }, own: Now(true)).Outcome);
    }

    [Fact]
    public void An_override_stays_on_record_until_a_promotion_passes()
    {
        var spec = From with { Override = "staging is down" };
        var first = Check(Changed, spec: spec);
        Assert.Equal((PromotionOutcome.Overridden, "staging is down", false), (first.Outcome, first.Override, first.HasPassed));
        var record = first.Record(Production, "sba9876543210", "c", new("00000000000b", Now), "i");
        Assert.Equal("staging is down", record.Override);
        // Taken out of the configuration: nothing changes, and it is still told.
        var after = Check(Changed, own: record);
        Assert.Equal((PromotionOutcome.RunsAlready, "staging is down"), (after.Outcome, after.Override));
        Assert.Contains(PromotionReport.Findings(From, after), f => f.Severity == Severity.Warning
            && f.Message.Contains("staging is down", StringComparison.Ordinal));
        // Also without any promotion.
        Assert.Equal("staging is down", PromotionCheck.Run(null, Changed, null, record, Now).Override);
        // Another change that has not passed needs it again.
        Assert.Equal(PromotionOutcome.Refused, Check(State(version: "4.9.8"), own: record).Outcome);
        var passed = Check(Changed, Changed, own: record);
        Assert.Equal((PromotionOutcome.Passed, null), (passed.Outcome, passed.Override));
        Assert.Null(passed.Record(Production, "s", "c", new("00000000000b", Now), "i").Override);
    }

    [Fact]
    public void An_override_that_is_not_needed_is_told() =>
        Assert.Contains(PromotionReport.Findings(From with { Override = "staging is down" }, Check(State())), f => f.Severity == Severity.Info
            && f.Message.Contains("not needed", StringComparison.Ordinal));

    [Fact]
    public void What_the_source_took_without_a_pass_is_told()
    {
        var verdict = PromotionCheck.Run(From, State(), new(Record(reason: "dev was gone"), false), null, Now);
        Assert.Contains(PromotionReport.Findings(From, verdict), f => f.Severity == Severity.Warning
            && f.Message.Contains("dev was gone", StringComparison.Ordinal));
    }

    [Fact]
    public void Where_the_source_cannot_be_read_only_an_override_goes_on()
    {
        Assert.Equal(PromotionOutcome.Refused, PromotionCheck.Run(From, State(), null, null, Now).Outcome);
        Assert.Equal(PromotionOutcome.Overridden, PromotionCheck.Run(From with { Override = "staging is down" }, State(), null, null, Now).Outcome);
    }

    private static (PromotionOutcome, int) Told(PromotionVerdict verdict) => (verdict.Outcome, verdict.Rows.Count);

    private static void IsRefused(PromotionVerdict verdict, string setting, string there, string here, string repair)
    {
        Assert.Equal(PromotionOutcome.Refused, verdict.Outcome);
        var row = Assert.Single(verdict.Rows);
        Assert.Equal(setting, row.Setting);
        Assert.Contains(there, row.There, StringComparison.Ordinal);
        Assert.Contains(here, row.Here, StringComparison.Ordinal);
        Assert.Contains(repair, row.Repair, StringComparison.Ordinal);
        var lines = PromotionReport.Table(verdict).Split('\n');
        Assert.Matches("^  SETTING +THERE +HERE +WHAT TO DO$", lines[0]);
        Assert.StartsWith($"  {setting} ", lines[1], StringComparison.Ordinal);
        var finding = PromotionReport.Refusal(From, verdict)!;
        Assert.Equal((CfgIds.NotPassed, "promotion.from", Severity.Error), (finding.Id, finding.Path, finding.Severity));
        Assert.Contains(Staging, finding.Message, StringComparison.Ordinal);
    }
}
