using RocketMQ.Model.Rendering;

namespace RocketMQ.Model.Rules.Pack;

internal sealed class JvmOptionOutOfPlace : IRule
{
    public string Id => "RMQ047";

    public string Title => "A JVM option that is decided elsewhere, or that newer Java refuses";

    public Severity Severity => Severity.Warning;

    public string Why => "The heap has fields of its own; a second -Xmx wins or loses by its place in the line, and the plan's memory check no longer holds. Options of Java 8 (CMS, old GC logging, java.ext.dirs) end a newer JVM before it starts.";

    public string Repair => "Use heap for the heap; prefix an option of Java 8 with \"8:\" so that only Java 8 gets it, or remove it.";

    public RuleScope Scope => RuleScope.Text;

    private static readonly string[] Heap = ["-Xms", "-Xmx", "-Xmn", "-XX:MaxHeapSize=", "-XX:InitialHeapSize=", "-XX:MaxRAMPercentage=", "-XX:InitialRAMPercentage="];

    // Each was tried alone on OpenJDK 8, 11, 17, 21 and 25 (rocketmq-operations, 1.5).
    private static readonly string[] OnlyOldJava =
    [
        "-XX:+UseConcMarkSweepGC", "-XX:CMSInitiatingOccupancyFraction", "-XX:+CMSParallelRemarkEnabled", "-XX:+CMSClassUnloadingEnabled", "-XX:+UseCMSCompactAtFullCollection",
        "-XX:-UseParNewGC", "-XX:+PrintGCDateStamps", "-XX:+PrintGCApplicationStoppedTime", "-XX:+PrintAdaptiveSizePolicy", "-XX:+UseGCLogFileRotation",
        "-XX:NumberOfGCLogFiles", "-XX:GCLogFileSize", "-Djava.ext.dirs", "-XX:-UseBiasedLocking",
    ];

    public IEnumerable<Violation> Check(RuleContext context) => NodeReader.WrittenJvmOptions(context.Spec).SelectMany(l => Look(l.Path, l.Options));

    private static IEnumerable<Violation> Look(string path, IReadOnlyList<string> options)
    {
        for (var i = 0; i < options.Count; i++)
        {
            var (versions, option) = JvmOptions.Split(options[i]);
            if (Heap.Any(h => option.StartsWith(h, StringComparison.Ordinal)))
            {
                yield return new($"{path}[{i}]", $"{option} sets the heap, which has a field of its own.")
                {
                    Fixes = [Fix.Remove($"{path}[{i}]")],
                    Or = "Use heap of the instance, or cluster.heap.",
                };
            }
            else if (versions.Length == 0 && OnlyOldJava.Any(o => option.StartsWith(o, StringComparison.Ordinal)))
            {
                yield return new($"{path}[{i}]", $"{option} ends newer versions of Java before they start.")
                {
                    Fixes = [Fix.Set($"{path}[{i}]", $"8:{option}")],
                    Or = "Then only Java 8 gets it.",
                };
            }
        }
    }
}
