using RocketMQ.Model.Preflight;

namespace RocketMQ.Model.Tests.Preflight;

public sealed class SftpTrialTests
{
    [Theory]
    [InlineData("claimed by nobody", true)]
    [InlineData("claimed by s1 (dev)", false)]
    public void Host_that_nothing_was_copied_to_yet_is_tried(string owner, bool wanted) => Assert.Equal(wanted, SftpTrial.IsWanted(Report(owner)));

    [Fact]
    public void Host_that_gave_no_answer_is_not_tried() => Assert.False(SftpTrial.IsWanted(new HostReport("h", [], "no answer")));

    [Fact]
    public void Subsystem_that_is_missing_is_refused_with_the_line_for_sshd()
    {
        var row = SftpTrial.Add(Report("claimed by nobody"), "subsystem request failed on channel 0", "").Checks[^1];
        Assert.Equal((HostCheckStatus.Fail, true), (row.Status, row.Repair.Contains("Subsystem sftp internal-sftp", StringComparison.Ordinal)));
    }

    [Fact]
    public void Shell_that_prints_is_named_with_what_it_prints()
    {
        var row = SftpTrial.Add(Report("claimed by nobody"), "packet too long", SftpTrial.Printed("Welcome to mq1!\nsecond\n{\"checks\":[]}\n")).Checks[^1];
        Assert.Contains("prints 'Welcome to mq1!'", row.Saw, StringComparison.Ordinal);
        Assert.Contains("[[ $- == *i* ]]", row.Repair, StringComparison.Ordinal);
    }

    [Fact]
    public void Session_that_opens_is_well() => Assert.Equal(HostCheckStatus.Ok, SftpTrial.Add(Report("claimed by nobody"), null, "Hello").Checks[^1].Status);

    private static HostReport Report(string owner) => new("mq1", [new("owner", HostCheckStatus.Ok, owner, "")], null);
}
