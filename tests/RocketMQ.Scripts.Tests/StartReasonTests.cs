using System.Text.Json;
using System.Text.RegularExpressions;

namespace RocketMQ.Scripts.Tests;

/// <summary>Log lines of Java and RocketMQ, which say in no other way why a process ended, and the words made of them.</summary>
public sealed partial class StartReasonTests
{
    /// <summary>Log line, id of the reason, what must be said of it. Every pattern of reasons.sh is here.</summary>
    public static TheoryData<string, string, string> Complaints => new()
    {
        { "java.lang.UnsupportedClassVersionError: org/apache/rocketmq/x has been compiled by a more recent version", "java-too-old", "the installed Java is too old" },
        { "Unrecognized VM option 'UseFoo'\nError: Could not create the Java Virtual Machine.", "java-option", "Unrecognized VM option 'UseFoo'" },
        { "Unrecognized option: -foo\nError: Could not create the Java Virtual Machine.", "java-option", "Unrecognized option: -foo" },
        { "Unsupported VM option 'UseFoo'", "java-option", "Unsupported VM option" },
        { "Error occurred during initialization of VM\nConflicting collector combinations in option list", "java-option", "Conflicting collector" },
        { "Improperly specified VM option 'MaxHeap=x'", "java-option", "Improperly specified VM option" },
        { "Missing +/- setting for VM option 'UseG1GC'", "java-option", "Missing +/- setting" },
        { "Invalid maximum heap size: -Xmx1x", "java-option", "Invalid maximum heap size: -Xmx1x" },
        { "Initial heap size set to a larger value than the maximum heap size", "java-option", "Initial heap size set to a larger value" },
        { "There is insufficient memory for the Java Runtime Environment to continue.", "memory", "choose the heap" },
        { "OpenJDK 64-Bit Server VM warning: INFO: os::commit_memory(0x1, 2, 0) failed; error='Cannot allocate memory' (errno=12)", "memory", "choose the heap" },
        { "Error: Could not reserve enough space for 4194304KB object heap", "memory", "Could not reserve enough space" },
        { "java.lang.OutOfMemoryError: Java heap space", "memory", "choose the heap" },
        { "Too small maximum heap", "memory", "Too small maximum heap" },
        { "Too small initial heap", "memory", "Too small initial heap" },
        { "java.net.BindException: Address already in use", "port-taken", "port 10911 is held by process 1 (nc)" },
        { "java.lang.IllegalStateException: Failed to bind to: /0.0.0.0:10911", "port-taken", "another listenPort" },
        { "java.lang.RuntimeException: Lock failed,MQ already started", "store-in-use", "never delete the file 'lock'" },
        { "/data/commitlog/00000000000000000000\t2097152 length not matched message store config value, please check it manually", "store-file-size", "set the sizes back" },
        { "java.io.IOException: No space left on device", "disk-full", "make room on that disk" },
        { "java.io.FileNotFoundException: /data/lock (Permission denied)", "not-permitted", "chown -R rocketmq:rocketmq" },
        { "java.nio.file.AccessDeniedException: /data/lock", "not-permitted", "chown -R rocketmq:rocketmq" },
        { "java.io.IOException: Read-only file system", "read-only", "ReadWritePaths" },
        { "The Name Server Address[foo] illegal, please set it as follows", "name-server-address", "separated by ';'" },
        { "Slave's brokerId must be > 0", "slave-id", "an id of 1 or more" },
        { "java.lang.reflect.InaccessibleObjectException: module java.base does not \"opens java.nio\" to unnamed module", "java-module", "lacks a module flag" },
        { "Error: Could not find or load main class org.apache.rocketmq.broker.BrokerStartup", "release-incomplete", "the release is not complete" },
        { "java.lang.ClassNotFoundException: org.apache.rocketmq.X", "release-incomplete", "the release is not complete" },
        { "java.lang.NoClassDefFoundError: org/apache/rocketmq/X", "release-incomplete", "the release is not complete" },
        { "Error: Could not create the Java Virtual Machine.", "java-start", "Java does not start" },
        { "java.net.UnknownHostException: ns1: Name or service not known", "name-unresolved", "a name does not resolve" },
        { "nothing that is known", "process-ended", "the process ended soon after its start" },
    };

    [Theory]
    [MemberData(nameof(Complaints))]
    public async Task A_complaint_becomes_an_id_and_plain_words(string line, string id, string words)
    {
        var failed = (await Canned.RunAsync("roll fail_start", line.Split('\n').Select(l => "journal " + l))).MustFail($"\n  gate:  {id}\n", words);
        Assert.Equal(id, JsonDocument.Parse(failed.Output).RootElement.GetProperty("failed").GetString());
        Assert.DoesNotMatch(@"(?i)(?<!never )\b(move|remove|delete)\b", Canned.Advice(failed));
    }

    [Fact]
    public void Every_pattern_is_tried()
    {
        var script = File.ReadAllText(Path.Combine(Checkout.Scripts, "reasons.sh"));
        var arms = Arm().Matches(script).SelectMany(a => Pattern().Matches(a.Value)).Select(p => p.Groups["text"].Value.Split("'*'")[0]).ToList();
        Assert.InRange(arms.Count, 25, 100);
        var lines = Complaints.Select(c => (string)((object[])c)[0]).ToList();
        Assert.DoesNotContain(arms, a => !lines.Exists(l => l.Contains(a, StringComparison.Ordinal)));
        Assert.Equal(
            Reason().Matches(script).Select(m => m.Groups["id"].Value).Append("process-ended").ToHashSet(),
            Complaints.Select(c => (string)((object[])c)[1]).Append("launch-refused").ToHashSet());
    }

    [Theory]
    [InlineData("launch.sh: there is no java on the PATH", "there is no java on the PATH")]
    [InlineData("started\njournal launch.sh: ROCKETMQ_HOME (x) holds no RocketMQ release", "ROCKETMQ_HOME (x) holds no RocketMQ release")]
    public async Task What_the_launcher_refuses_is_known_by_its_exit_status(string line, string words)
    {
        (await Canned.RunAsync("roll fail_start", "set EXIT_STATUS 78", "journal " + line)).MustFail("gate:  launch-refused", $"saw:   {words} (exit status 78)", "correct that on this host");
        (await Canned.RunAsync("roll fail_start", "set EXIT_STATUS 1", "journal " + line)).MustFail("gate:  process-ended");
    }

    [Fact]
    public async Task What_a_log_says_is_never_run()
    {
        var mark = Path.Combine(Path.GetTempPath(), "rocketmq-" + Guid.NewGuid().ToString("N"));
        var failed = (await Canned.RunAsync(
            "roll fail_start", "set EXIT_STATUS 78", $"journal launch.sh: $(touch {mark}) `touch {mark}` %s %n", "journal \tat a.b.c", "journal ... 3 more")).MustFail($"$(touch {mark}) `touch {mark}` %s %n");
        Assert.False(File.Exists(mark));
        Assert.DoesNotMatch(@"(?m)^\s*at a\.b\.c", failed.Errors);
    }

    [GeneratedRegex(@"(?m)^    \*.*\)$")]
    private static partial Regex Arm();

    [GeneratedRegex(@"\*(['""])(?<text>.*?)\1\*(?=[ )])")]
    private static partial Regex Pattern();

    [GeneratedRegex("REASON='?(?<id>[a-z-]+)'?$", RegexOptions.Multiline)]
    private static partial Regex Reason();
}
