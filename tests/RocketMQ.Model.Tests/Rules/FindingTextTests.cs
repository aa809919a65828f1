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
    public void Without_notes_what_is_switched_off_stays()
    {
        Finding note = new("RMQ018", Severity.Info, "a", "b", "c");
        Finding off = new("RMQ034", Severity.Info, "rules.disable.RMQ034", "switched off: closed network", "c");
        Finding warning = new("RMQ030", Severity.Warning, "a", "b", "c");
        Assert.Equal([off, warning], FindingText.WithoutNotes([note, off, warning]));
    }

    [Fact]
    public void Without_notes_of_rules_nothing_points_at_their_page_a_second_time()
    {
        Assert.DoesNotContain("docs/", FindingText.Of("t", [new("CFG001", Severity.Error, "a", "b", "c")]), StringComparison.Ordinal);
        Assert.EndsWith("docs/rules.md#rmq001", FindingText.Of("t", [new("RMQ001", Severity.Error, "a", "b", "c")]), StringComparison.Ordinal);
    }

    [Fact]
    public void RenderShort_many_warnings_take_one_line_and_no_repair()
    {
        Finding[] findings =
        [
            new("RMQ013", Severity.Warning, "a", "m", "r"), new("RMQ005", Severity.Warning, "b", "m", "r"), new("RMQ013", Severity.Warning, "c", "m", "r"),
            new("RMQ002", Severity.Error, "d", "m", "r"), new("RMQ017", Severity.Info, "e", "m", "r"),
        ];

        Assert.Equal("3 warnings: RMQ005, RMQ013 (2 times); `pulumi preview` shows what to do about them.", FindingText.RenderShort(findings));
        Assert.Equal(["RMQ002"], FindingText.Errors(findings).Select(f => f.Id));
    }

    [Fact]
    public void RenderShort_switched_off_rule_keeps_its_line()
    {
        Finding off = new("RMQ012", Severity.Info, "rules.disable.RMQ012", "switched off: two are enough.", "r");
        Assert.Equal("RMQ012  rules.disable.RMQ012: switched off: two are enough.", FindingText.RenderShort([off]));
        Assert.Equal("", FindingText.RenderShort([]));
    }
}
