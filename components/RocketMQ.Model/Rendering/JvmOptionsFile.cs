using System.Globalization;

namespace RocketMQ.Model.Rendering;

/// <summary>Writes an instance's <c>jvm.options</c>.</summary>
/// <remarks>
/// One flag or another of the stock scripts stops every Java from 11 on; which flag breaks where, and which module flags
/// RocketMQ needs, was tried flag by flag on JDK 8, 11, 17, 21 and 25.
/// </remarks>
internal static class JvmOptionsFile
{
    /// <summary>Below this heap, in MiB, regions of 16 MiB would be too few for the collector.</summary>
    private const int BigRegionsFromMiB = 4096;

    // What is the same for all instances of a kind and version stands in a template; what an instance has of its own goes into its places.
    internal static IReadOnlyList<Template> Templates { get; } =
    [
        Shape("jvm-namesrv-4.options", false, false), Shape("jvm-namesrv-5.options", false, true), Shape("jvm-broker-4.options", true, false), Shape("jvm-broker-5.options", true, true),
    ];

    internal static string Render(JvmOptionsInput input) => For(input).Fill(Values(input));

    internal static PlannedFile File(string path, string owner, JvmOptionsInput input) => For(input).File(path, "0640", owner, Values(input));

    private static Template For(JvmOptionsInput input) => Templates[(input.IsBroker ? 2 : 0) + (input.Is5 ? 1 : 0)];

    private static Template Shape(string name, bool broker, bool is5)
    {
        var lines = new List<string>
        {
            "# JVM options of {{instance}}. Read by launch.sh: OPTION for every Java, 8:OPTION for that one, 9-:OPTION from it on, 8-16:OPTION for a range.",
            "",
            "{{memory}}",
        };
        Collector(lines);
        Modules(lines, broker, is5);
        Places(lines, is5);
        lines.Add("{{own}}");
        return new Template(name, string.Join('\n', lines) + "\n");
    }

    private static Dictionary<string, string> Values(JvmOptionsInput input)
    {
        var memory = new List<string>();
        Heap(memory, input);
        var own = new List<string>();
        if (input.Own.Count > 0)
        {
            Title(own, "From the stack's configuration (jvmOptions); the last of two options wins.");
            own.AddRange(input.Own.Select(Own));
        }

        var values = new Dictionary<string, string>
        {
            ["instance"] = input.Instance,
            ["memory"] = string.Join(Template.NewLine, memory),
            ["logs"] = input.Logs,
            ["home"] = input.Home,
            ["data"] = input.Data,
            ["own"] = string.Join(Template.NewLine, own),
        };
        if (input.Is5) values["logback"] = input.LogbackFile;
        return values;
    }

    private static void Heap(List<string> lines, JvmOptionsInput input)
    {
        if (input.HeapMiB is { } heap)
        {
            lines.Add($"-Xms{heap}m");
            lines.Add($"-Xmx{heap}m");
        }
        else
        {
            var percent = input.HeapPercent ?? throw new ArgumentException($"{input.Instance}: neither heap nor share of memory");
            var max = input.IsBroker ? HeapPolicy.BrokerMaxMiB : HeapPolicy.NameServerMaxMiB;
            Title(lines, string.Create(CultureInfo.InvariantCulture, $"A share of the host's memory, which was not known when this was written; at most {max} MiB (MaxRAM is the memory the share is taken of)."));
            // 50 instead of 50.0 stops a Java 8.
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"-XX:InitialRAMPercentage={percent}.0"));
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"-XX:MaxRAMPercentage={percent}.0"));
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"-XX:MaxRAM={HeapPolicy.MaxRamMiB(percent, max)}m"));
        }

        if (input.HeapMiB >= BigRegionsFromMiB)
        {
            lines.Add("-XX:G1HeapRegionSize=16m");
        }

        if (input.DirectMiB is { } direct)
        {
            Title(lines, "Network buffers and the transient store pool: an upper bound.");
            lines.Add($"-XX:MaxDirectMemorySize={direct}m");
        }

        if (input.PreTouch)
        {
            Title(lines, "Takes the heap from the host at start, so that a host that is too small shows at once.");
            lines.Add("-XX:+AlwaysPreTouch");
        }
    }

    private static void Collector(List<string> lines)
    {
        Title(lines, "Collector.");
        lines.Add("-XX:+UseG1GC");
        lines.AddRange(["-XX:G1ReservePercent=25", "-XX:InitiatingHeapOccupancyPercent=30", "-XX:SoftRefLRUPolicyMSPerMB=0", "-XX:-UseLargePages", "-XX:-OmitStackTraceInFastThrow"]);
        Title(lines, "Off by itself from Java 15 on; Java 21 does not start with it.");
        lines.Add("8-14:-XX:-UseBiasedLocking");
        Title(lines, "A process without memory is of no use: systemd starts a new one.");
        lines.Add("-XX:+ExitOnOutOfMemoryError");
    }

    private static void Modules(List<string> lines, bool broker, bool is5)
    {
        if (!is5)
        {
            Title(lines, "Netty 4.0 of RocketMQ 4.7: without the first it does not even load from Java 16 on, without the second it complains.");
            lines.Add("9-:--add-opens=java.base/java.nio=ALL-UNNAMED");
            lines.Add("9-:--add-opens=java.base/sun.nio.ch=ALL-UNNAMED");
        }

        if (!is5 && broker)
        {
            Title(lines, "Without this a broker runs, but its shutdown breaks off (abort stays) and expired commit log files are never deleted.");
            lines.Add("9-:--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED");
        }

        if (broker)
        {
            Title(lines, "What the transient store pool and warm-up reach into.");
            lines.Add("9-:--add-exports=java.base/sun.nio.ch=ALL-UNNAMED");
        }
    }

    private static void Places(List<string> lines, bool is5)
    {
        Title(lines, "Collector's log: five files of 30 MB.");
        lines.AddRange(
        [
            "8:-Xloggc:{{logs}}/gc.log",
            "8:-XX:+PrintGCDetails",
            "8:-XX:+PrintGCDateStamps",
            "8:-XX:+PrintGCApplicationStoppedTime",
            "8:-XX:+UseGCLogFileRotation",
            "8:-XX:NumberOfGCLogFiles=5",
            "8:-XX:GCLogFileSize=30m",
            "9-:-Xlog:gc*:file={{logs}}/gc.log:time,tags:filecount=5,filesize=30M",
            "-XX:ErrorFile={{logs}}/hs_err_%p.log",
        ]);
        Title(lines, is5
            ? "Where the logging configuration is. RocketMQ takes what is not told otherwise from user.home, which is not $HOME: keep it out of every home."
            : "RocketMQ 4 reads <rocketmq.home.dir>/conf/logback_*.xml and nothing else, so every instance is its own home. What is not told otherwise goes to user.home, which is not $HOME: keep it out of every home.");
        lines.Add("-Drocketmq.home.dir={{home}}");
        if (is5)
        {
            lines.Add("-Drmq.logback.configurationFile={{logback}}");
        }

        lines.Add("-Duser.home={{data}}");
        Title(lines, "Native libraries (JNA, RocksDB) are unpacked here: /tmp is often mounted noexec.");
        lines.Add("-Djava.io.tmpdir={{data}}/tmp");
    }

    private static void Title(List<string> lines, string text) => lines.Add("# " + text);

    private static string Own(string option) => JvmOptions.Problem(option) is { } problem
        ? throw new ArgumentException($"JVM option '{string.Concat(option.Select(c => char.IsControl(c) ? '?' : c))}': {problem}; one option an entry, as java takes it")
        : option;
}
