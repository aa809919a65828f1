using System.Globalization;
using RocketMQ.Model.Rendering;
using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Rules;

/// <summary>Memory a process asks for, as far as preview can know.</summary>
internal static class MemoryNeed
{
    private const long KiB = 1024;
    private const long MiB = KiB * KiB;

    /// <summary>-XX:MaxDirectMemorySize in MiB; null when not given.</summary>
    public static long? MaxDirectMiB(IEnumerable<string> options) => Size(options, "-XX:MaxDirectMemorySize=");

    /// <summary>Size of the off-heap pool of message buffers, in MiB; 0 where the pool is off or not used by this broker.</summary>
    public static long TransientPoolMiB(RuleContext context, BrokerNode broker)
    {
        // 4.x: only asynchronous masters use it; 5.x: every master (rocketmq-operations, 4.5).
        var used = broker.IsMaster && (context.Is5 || broker.Flush == FlushDiskType.AsyncFlush);
        if (!used || !context.Setting(broker, "transientStorePoolEnable").IsTrue)
        {
            return 0;
        }

        var files = Math.Clamp(context.Setting(broker, "transientStorePoolSize").Number ?? 0, 0, int.MaxValue);
        var bytes = Math.Clamp(context.Setting(broker, "mappedFileSizeCommitLog").Number ?? 0, 0, int.MaxValue);
        return files * bytes / MiB;
    }

    private static long? Size(IEnumerable<string> options, string prefix)
    {
        // The last one wins, as in the JVM.
        var text = options.Select(o => JvmOptions.Split(o).Option).LastOrDefault(o => o.StartsWith(prefix, StringComparison.Ordinal))?[prefix.Length..];
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        var unit = char.ToLowerInvariant(text[^1]) switch { 'k' => KiB, 'm' => MiB, 'g' => MiB * KiB, 't' => MiB * MiB, _ => 1L };
        var digits = unit == 1 ? text : text[..^1];
        // More bytes than a long holds are refused by the JVM itself.
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= long.MaxValue / unit ? number * unit / MiB : null;
    }
}
