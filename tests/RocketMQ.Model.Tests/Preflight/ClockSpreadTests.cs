using RocketMQ.Model.Preflight;
using RocketMQ.Model.Rules;

namespace RocketMQ.Model.Tests.Preflight;

public sealed class ClockSpreadTests
{
    [Fact]
    public void Clock_beyond_a_second_of_the_middle_one_is_reported()
    {
        var reports = ClockSpread.Compare([Host("a", -0.4, 0), Host("b", 2, 2.2), Host("c", -0.1, 0.3)], Severity.Warning);
        Assert.Equal(
            new HostCheckRow("clocks", HostCheckStatus.Warn, "the clock is 1.7 s ahead of that of c", "let both take the time from the same source (chrony, or timedatectl set-ntp true)", "RMQ062"),
            Assert.Single(reports[1].Checks));
        Assert.Empty(reports[0].Checks);
        Assert.Empty(reports[2].Checks);
    }

    [Theory]
    [InlineData(0.0, 0.1, 1.0, 1.1)] // less than a second for sure
    [InlineData(0.0, 5.0, 4.0, 4.1)] // a slow connection may be the reason
    public void Difference_that_the_way_may_explain_is_none(double low, double high, double otherLow, double otherHigh)
    {
        HostReport[] reports = [Host("a", low, high), Host("b", otherLow, otherHigh)];
        Assert.Equal(reports, ClockSpread.Compare(reports, Severity.Warning));
    }

    [Theory]
    [InlineData(Severity.Error, HostCheckStatus.Fail)]
    [InlineData(null, HostCheckStatus.Off)]
    public void Severity_of_the_rule_decides(Severity? severity, HostCheckStatus status) =>
        Assert.Contains(ClockSpread.Compare([Host("a", 0, 0.1), Host("b", -9, -8.9)], severity), r => r.Checks.Any(c => c.Status == status));

    [Fact]
    public void Host_without_a_clock_is_left_as_it_is() =>
        Assert.Empty(ClockSpread.Compare([Host("a", 0, 0), new HostReport("b", [], "no answer")], Severity.Error).SelectMany(r => r.Checks));

    [Fact]
    public void Window_is_read_from_the_facts_and_the_times_of_sending_and_receiving()
    {
        var sent = DateTimeOffset.FromUnixTimeMilliseconds(100_000);
        var report = PreflightTable.Read("h", """{"facts":{"clockBegin":103000,"clockEnd":104000},"checks":[]}""", 0, "", sent, sent.AddMilliseconds(1500));
        Assert.Equal(new ClockWindow(2.5, 3), report.Clock);
        Assert.Null(PreflightTable.Read("h", """{"facts":{},"checks":[]}""", 0, "", sent, sent).Clock);
    }

    private static HostReport Host(string name, double low, double high) => new(name, [], null) { Clock = new ClockWindow(low, high) };
}
