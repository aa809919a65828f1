using RocketMQ.Model.Preflight;
using RocketMQ.Model.Rules;

namespace RocketMQ.Model.Tests.Preflight;

/// <summary>From the line a check prints to the table a person reads.</summary>
public sealed class PreflightTableTests
{
    private const string Line = """
        {"step":"check","subject":"mq1","changes":[],"ok":false,"checks":[{"id":"os","status":"ok","saw":"Debian","repair":""},{"id":"java","status":"fail","saw":"there is no Java","repair":"install a JRE"},{"id":"disk","status":"warn","saw":"900 MiB free","repair":"watch it"},{"id":"swap","rule":"RMQ041","status":"warn","saw":"swap is on","repair":"switch it off"},{"id":"thp","rule":"RMQ042","status":"off","saw":"always","repair":"madvise"}]}
        """;

    [Fact]
    public void A_row_a_check_with_its_rule()
    {
        var report = PreflightTable.Read("mq1", "noise before\n" + Line + "\n", 1, "");

        Assert.Null(report.Unreachable);
        Assert.True(report.Failed);
        Assert.Equal(
            [
                new HostCheckRow("os", HostCheckStatus.Ok, "Debian", ""),
                new HostCheckRow("java", HostCheckStatus.Fail, "there is no Java", "install a JRE"),
                new HostCheckRow("disk", HostCheckStatus.Warn, "900 MiB free", "watch it"),
                new HostCheckRow("swap", HostCheckStatus.Warn, "swap is on", "switch it off", "RMQ041"),
                new HostCheckRow("thp", HostCheckStatus.Off, "always", "madvise", "RMQ042"),
            ],
            report.Checks);
    }

    [Theory]
    [InlineData("")]
    [InlineData("bash: command not found")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"checks\":1}")]
    [InlineData("{\"checks\":[{}]}")]
    [InlineData("{\"checks\":[{\"id\":1,\"status\":\"ok\",\"saw\":\"\",\"repair\":\"\"}]}")]
    public void Anything_else_is_a_host_that_gave_no_answer(string output)
    {
        var report = PreflightTable.Read("mq1", output, 127, "warning\nbash: not found\n");

        Assert.True(report.Failed);
        Assert.Empty(report.Checks);
        Assert.Equal("the check ended with 127 and gave no readable answer: bash: not found", report.Unreachable);
    }

    [Fact]
    public void A_word_that_is_not_known_is_taken_for_a_failure() =>
        Assert.True(PreflightTable.Read("h", "{\"checks\":[{\"id\":\"x\",\"status\":\"odd\",\"saw\":\"\",\"repair\":\"\"}]}", 0, "").Failed);

    [Fact]
    public void Check_that_ended_well_has_passed_whatever_a_log_in_shell_prints_around_it() =>
        Assert.False(PreflightTable.Read("mq1", "Have a nice day\n", 0, "").Failed);

    [Fact]
    public void Host_of_another_deployment_is_an_error_of_that_host()
    {
        const string Foreign = """{"checks":[{"id":"owner","status":"fail","saw":"this host belongs to another deployment: s1","repair":"take it out"}]}""";

        var problem = PreflightTable.Read("mq1", Foreign, 1, "").Problem;

        Assert.NotNull(problem);
        Assert.Equal(("CFG018", "hosts.nodes.mq1", "this host belongs to another deployment: s1.", "take it out"), (problem.Id, problem.Path, problem.Message, problem.Repair));
    }

    [Fact]
    public void Findings_say_what_no_rule_reports_host_by_host()
    {
        HostReport[] reports =
        [
            PreflightTable.Read("mq1", Line, 1, ""),
            PreflightTable.Read("mq2", """{"checks":[{"id":"owner","status":"fail","saw":"this host belongs to another deployment: s1","repair":"take it out"}]}""", 1, ""),
            new("mq3", [], "connection refused"),
            new("mq4", [], "shows another key") { Problem = new("CFG017", Severity.Error, "hosts.nodes.mq4.hostKey", "host mq4 shows another key.", "Compare.") },
        ];

        Assert.Equal(
            [
                ("CFG021", Severity.Error, "hosts.nodes.mq1", "java: there is no Java.", "install a JRE."),
                ("CFG021", Severity.Warning, "hosts.nodes.mq1", "disk: 900 MiB free.", "watch it."),
                ("CFG018", Severity.Error, "hosts.nodes.mq2", "this host belongs to another deployment: s1.", "take it out"),
                ("CFG021", Severity.Error, "hosts.nodes.mq3", "connection refused.", "Check that the host runs, that its SSH port is reachable from here, and user, key and hostKey in rocketmq:hosts."),
                ("CFG017", Severity.Error, "hosts.nodes.mq4.hostKey", "host mq4 shows another key.", "Compare."),
            ],
            PreflightTable.Findings(reports).Select(f => (f.Id, f.Severity, f.Path, f.Message, f.Repair)));
    }

    [Fact]
    public void Warnings_and_rules_that_are_off_hold_nothing_up() =>
        Assert.False(new HostReport("h", [new("a", HostCheckStatus.Warn, "", ""), new("b", HostCheckStatus.Off, "", "", "RMQ041")], null).Failed);

    [Fact]
    public void Table_shows_host_by_check()
    {
        HostReport[] reports =
        [
            PreflightTable.Read("mq1", Line, 1, ""),
            new("rocketmq02", [new("os", HostCheckStatus.Ok, "Debian", ""), new("ports", HostCheckStatus.Ok, "free", "")], null),
            new("mq3", [], "connection refused"),
        ];

        Assert.Equal(
            """
            host        os  java  disk  swap  thp  ports
            mq1         ok  fail  warn  warn  off  -
            rocketmq02  ok  -     -     -     -    ok
            mq3         fail: not reached
            """,
            PreflightTable.Of(reports));
    }
}
