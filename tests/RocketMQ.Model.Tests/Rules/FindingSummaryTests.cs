using RocketMQ.Model.Rules;

namespace RocketMQ.Model.Tests.Rules;

public sealed class FindingSummaryTests
{
    private static readonly Finding Off = new("RMQ012", Severity.Info, "rules.disable.RMQ012", "switched off: two are enough", "r")
    {
        Accepted = new("two are enough", [new("RMQ012", Severity.Warning, "a", "m", "r")]),
    };

    [Fact]
    public void Render_one_entry_a_rule_one_line_of_notes_and_one_of_what_was_accepted()
    {
        var text = FindingSummary.Render([
            new("RMQ018", Severity.Info, "cluster.properties.autoCreateTopicEnable", "They create.", "Set it."),
            new("RMQ017", Severity.Info, "cluster.properties.slaveReadEnable", "No.", "Set it."),
            new("RMQ030", Severity.Warning, "hosts.nodes.b.hostKey", "No key.", "Write it."),
            new("RMQ030", Severity.Warning, "hosts.nodes.a.hostKey", "No key.", "Write it."),
            new("RMQ030", Severity.Warning, "hosts.nodes.c.hostKey", "Other key.", "Write another."),
            Off,
            new("RMQ041", Severity.Info, "rules.disable.RMQ041", "switched off", "r") { Accepted = new(new string('x', 70), []) },
        ]);

        Assert.Equal(
            $"""
            Findings (3 warnings, 2 notes); docs/rules.md says why each matters and how it is accepted:
              warning RMQ030  hosts.nodes.a.hostKey, hosts.nodes.b.hostKey: No key. hosts.nodes.c.hostKey: Other key.
                      repair: Write it.
              note    RMQ017 slaveReadEnable, RMQ018 autoCreateTopicEnable
            Accepted: RMQ012 (two are enough), RMQ041 ({new string('x', 59)}…; it finds nothing, remove it)
            All of this in full, as JSON: set rocketmq:report to the path of a file.
            """,
            text);
    }

    [Fact]
    public void Render_the_report_is_named_and_nothing_found_is_nothing_said()
    {
        Assert.EndsWith("\nAll of this in full: /ci/findings.json", FindingSummary.Render([Off], "/ci/findings.json"), StringComparison.Ordinal);
        Assert.Equal("", FindingSummary.Render([], "/ci/findings.json"));
        Assert.DoesNotContain("RMQ002", FindingSummary.Render([new("RMQ002", Severity.Error, "a", "b", "c"), Off]), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_whatever_was_found_takes_17_lines_at_most()
    {
        Finding[] all =
        [
            .. RulePack.Rules.SelectMany(r => Enumerable.Range(1, 20).SelectMany(i => new Finding[]
            {
                new(r.Id, Severity.Warning, $"w{i}", $"m{i}", $"r{i}"), new(r.Id, Severity.Info, $"n{i}", $"m{i}", "r"),
                new(r.Id, Severity.Info, $"rules.disable.{r.Id}", "off", "r") { Accepted = new("why", []) },
            })),
        ];
        var lines = FindingSummary.Render(all).Split('\n');
        Assert.Equal(17, lines.Length);
        Assert.All(lines, l => Assert.InRange(l.Length, 1, 420));
    }

    [Fact]
    public void RenderShort_the_check_of_the_hosts_in_full_and_the_rest_by_ids()
    {
        Finding[] findings =
        [
            new("RMQ013", Severity.Warning, "a", "m", "r"), new("RMQ005", Severity.Warning, "b", "m", "r"), new("RMQ013", Severity.Warning, "c", "m", "r"),
            new("RMQ002", Severity.Error, "d", "m", "r"), new("RMQ017", Severity.Info, "e", "m", "r"), Off,
            new("RMQ041", Severity.Warning, "hosts.nodes.h1", "swap is on.", "swapoff -a."), new("RMQ041", Severity.Warning, "hosts.nodes.h2", "swap is on.", "swapoff -a."),
            new("CFG021", Severity.Warning, "hosts.nodes.h1", "disk: 9 GiB free.", "Make room."), new("CFG021", Severity.Warning, "hosts.nodes.h1", "names: two.", "Look."),
        ];

        Assert.Equal(
            """
            The check of the hosts (4 warnings):
              warning CFG021  hosts.nodes.h1: disk: 9 GiB free.
                      repair: Make room.
              warning CFG021  hosts.nodes.h1: names: two.
                      repair: Look.
              warning RMQ041  hosts.nodes.h1, hosts.nodes.h2: swap is on.
                      repair: swapoff -a.
            3 warnings: RMQ005, RMQ013 (2 times); `pulumi preview` shows what to do about them.
            Accepted: RMQ012 (two are enough)
            """,
            FindingSummary.RenderShort(findings));
        Assert.Equal("", FindingSummary.RenderShort([]));
        Assert.Equal("Accepted: RMQ012 (two are enough)", FindingSummary.RenderShort([Off]));
    }
}
