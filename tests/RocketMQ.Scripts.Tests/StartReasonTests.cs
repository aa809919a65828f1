namespace RocketMQ.Scripts.Tests;

/// <summary>Log lines that are hard to provoke, and the words made of them.</summary>
public sealed class StartReasonTests(HostContainer host) : IClassFixture<HostContainer>
{
    [Theory]
    [InlineData("java.lang.UnsupportedClassVersionError: org/apache/rocketmq/x has been compiled by a more recent version", "the installed Java is too old")]
    [InlineData("java.io.IOException: No space left on device", "the disk is full")]
    [InlineData("java.io.IOException: Read-only file system", "ReadWritePaths")]
    [InlineData("OpenJDK 64-Bit Server VM warning: INFO: os::commit_memory(0x1, 2, 0) failed; error='Cannot allocate memory' (errno=12)", "choose the heap")]
    [InlineData("java.lang.OutOfMemoryError: Java heap space", "choose the heap")]
    [InlineData("Error: Could not find or load main class org.apache.rocketmq.broker.BrokerStartup", "the release is not complete")]
    [InlineData("The Name Server Address[foo] illegal, please set it as follows", "separated by ';'")]
    [InlineData("Slave's brokerId must be > 0", "an id of 1 or more")]
    [InlineData("java.net.UnknownHostException: ns1: Name or service not known", "a name does not resolve")]
    [InlineData("Error: Could not create the Java Virtual Machine.", "Java does not start")]
    [InlineData("launch.sh: there is no java on the PATH", "there is no java on the PATH")]
    [InlineData("Unrecognized VM option 'UseFoo'\nError: Could not create the Java Virtual Machine.", "Unrecognized VM option 'UseFoo'")]
    public async Task A_complaint_becomes_plain_words(string line, string words)
    {
        var seen = (await host.RunAsync("""
            cd /usr/local/lib/rocketmq-steps; . ./prelude.sh; . ./instance.sh; . ./reasons.sh
            INSTANCE=i UNIT=u KIND=broker PORT=10911 LOG=/var/log STORE=/var/lib CONFIG=/etc STEP_USER=rocketmq JOURNAL=$(cat) LOGS=
            reason_in_logs && printf '%s\n%s\n' "$SAW" "$NEXT"
            """, line)).MustWork();
        Assert.Contains(words, seen.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_log_says_is_never_run()
    {
        var seen = await host.RunAsync("""
            cd /usr/local/lib/rocketmq-steps; . ./prelude.sh; . ./instance.sh; . ./reasons.sh
            INSTANCE=i UNIT=u KIND=broker PORT=10911 LOG=/var/log STORE=/var/lib CONFIG=/etc STEP_USER=rocketmq JOURNAL=$(cat) LOGS=
            reason_in_logs; printf '%s\n' "$SAW" "$NEXT"; last_lines; test ! -e /root/pwned
            """, "launch.sh: $(touch /root/pwned) `touch /root/pwned` %s %n\n\tat a.b.c\n... 3 more\n");
        Assert.Contains("$(touch /root/pwned) `touch /root/pwned` %s %n", seen.MustWork().Output, StringComparison.Ordinal);
        Assert.DoesNotContain("a.b.c", seen.Output, StringComparison.Ordinal);
    }
}
