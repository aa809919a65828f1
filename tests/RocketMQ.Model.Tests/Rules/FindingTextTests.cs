using RocketMQ.Model.Rules;

namespace RocketMQ.Model.Tests.Rules;

public sealed class FindingTextTests
{
    [Fact]
    public void Errors_come_first_a_rule_says_why_and_where_more_is_and_a_note_is_short()
    {
        var title = RulePack.Find("RMQ030")!.Title;
        var why = RulePack.Find("RMQ030")!.Why;

        var text = FindingText.Of("The stack", [
            new("RMQ018", Severity.Info, "c.d", "They create.", "Set it."),
            new("RMQ030", Severity.Warning, "a.b", "No key.", "Write it."),
            new("RMQ030", Severity.Warning, "a.a", "No key here.", "Write it."),
            new("RMQ030", Severity.Warning, "a.c", "Other key.", "Write another."),
            new("CFG001", Severity.Error, "x.y", "x.y is not known.", "Remove it."),
        ]);

        Assert.Equal(
            $"""
            The stack (1 error, 3 warnings, 1 note):
              error   CFG001  x.y is not known.
                      repair: Remove it.
              warning RMQ030  {title}
                      a.a: No key here.
                      a.b: No key.
                      repair: Write it.
                      a.c: Other key.
                      repair: Write another.
                      why:    {why}
                      more:   docs/rules.md#rmq030
              note    RMQ018  c.d: They create.
                      repair: Set it.
              docs/rules.md says of each id why it matters and how it is switched off.
            """,
            text);
    }

    [Fact]
    public void Without_notes_of_rules_nothing_points_at_their_page_a_second_time()
    {
        Assert.DoesNotContain("docs/", FindingText.Of("t", [new("CFG001", Severity.Error, "a", "b", "c")]), StringComparison.Ordinal);
        Assert.EndsWith("docs/rules.md#rmq001", FindingText.Of("t", [new("RMQ001", Severity.Error, "a", "b", "c")]), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_said_of_many_fields_is_said_once()
    {
        Finding[] keys = [.. Enumerable.Range(1, 9).Select(i => new Finding("RMQ030", Severity.Error, $"hosts.nodes.h{i}", "No key.", "Write it."))];
        var lines = FindingText.Of("t", [.. keys, new("CFG021", Severity.Error, "hosts.nodes.h1", "java: none.", "Install it."), new("CFG021", Severity.Error, "hosts.nodes.h2", "java: none.", "Install it.")]).Split('\n');
        Assert.Equal("t (11 errors):", lines[0]);
        Assert.Contains("  error   CFG021  hosts.nodes.h1, hosts.nodes.h2: java: none.", lines);
        Assert.Contains("          hosts.nodes.h1, hosts.nodes.h2, hosts.nodes.h3, hosts.nodes.h4, hosts.nodes.h5 and 4 more: No key.", lines);
        Assert.Equal(8, lines.Length);
    }

    [Fact]
    public void Errors_alone_are_counted_in_a_refusal() =>
        Assert.Equal(["RMQ002"], FindingText.Errors([new("RMQ002", Severity.Error, "d", "m", "r"), new("RMQ017", Severity.Info, "e", "m", "r")]).Select(f => f.Id));
}
