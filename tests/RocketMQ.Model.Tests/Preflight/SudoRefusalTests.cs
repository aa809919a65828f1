using RocketMQ.Model.Preflight;

namespace RocketMQ.Model.Tests.Preflight;

public sealed class SudoRefusalTests
{
    [Theory]
    [InlineData("sudo: a password is required", "NOPASSWD: ALL")]
    [InlineData("sudo: sorry, you must have a tty to run sudo", "!requiretty")]
    [InlineData("ops is not in the sudoers file.  This incident will be reported.\nsudo: ops is not in the sudoers file", "NOPASSWD: ALL")]
    [InlineData("Sorry, user ops is not allowed to execute '/usr/bin/timeout' as root on mq1 (sudo).", "NOPASSWD: ALL")]
    [InlineData("Sorry, user ops may not run sudo on mq1.", "NOPASSWD: ALL")]
    [InlineData("bash: line 1: sudo: command not found", "Install sudo")]
    [InlineData("sh: 1: sudo: not found", "Install sudo")]
    public void What_sudo_refuses_is_an_error_of_the_user_with_its_repair(string error, string repair)
    {
        var report = PreflightTable.Read("mq1", "", 1, "Welcome\n" + error + "\n");
        Assert.True(report.Failed);
        Assert.Equal("hosts.nodes.mq1.user", report.Problem!.Path);
        Assert.Contains(repair, report.Problem.Repair, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("timeout: failed to run command 'bash': No such file or directory")]
    [InlineData("sudo: unable to resolve host mq1: Name or service not known")]
    public void Anything_else_is_none_of_sudo(string error) => Assert.Null(SudoRefusal.Find("mq1", error));
}
