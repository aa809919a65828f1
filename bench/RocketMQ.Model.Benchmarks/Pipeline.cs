using System.Text;
using System.Text.Json;
using RocketMQ.Model.Rendering;
using RocketMQ.Model.Rollout;
using RocketMQ.Model.Rules;
using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Benchmarks;

/// <summary>
/// What a preview does before it asks anything of a host: configuration in, plan, findings, and what the change does to what runs out. The worst
/// case of a change: every broker is restarted for one key and given another one.
/// </summary>
internal static class Pipeline
{
    /// <summary>Reads, plans, runs the rules, and compares with what the last <c>up</c> brought about.</summary>
    /// <param name="objects">The configuration.</param>
    /// <param name="last">What the stack kept of the last <c>up</c>.</param>
    /// <exception cref="InvalidOperationException">The configuration is refused: nothing worth measuring was done.</exception>
    public static Told Run(IReadOnlyDictionary<string, JsonElement> objects, string last)
    {
        var check = StackCheck.Run(objects);
        if (check.Plan is not { } plan) throw new InvalidOperationException(FindingText.Of("The measured stack is refused", check.Findings));
        var running = RunningClusterText.Read(last) ?? throw new InvalidOperationException("what was kept of the last up cannot be read");
        // As the program does: once before anything is asked, and once with what was kept.
        var findings = RulePack.Run(check.Config!, plan, running: running);
        return new(plan, FindingText.Of("The rules", findings), ChangeText.Of(running, plan), RunningClusterText.Write(RunningCluster.Of(plan)));
    }

    /// <summary>What a stack of that configuration has kept, before two of its keys were changed.</summary>
    /// <param name="objects">The configuration.</param>
    public static string LastOf(IReadOnlyDictionary<string, JsonElement> objects)
    {
        var spec = StackCheck.Run(objects).Plan!.Spec;
        var before = spec with { Properties = new Dictionary<string, string>(spec.Properties) { ["fileReservedTime"] = "24", ["defaultTopicQueueNums"] = "6" } };
        return RunningClusterText.Write(RunningCluster.Of(ClusterPlanner.Plan(before)));
    }

    /// <summary>How long the text is that comes of it.</summary>
    public static OutputSize SizeOf(Told told) => new(
        Utf8(told.Findings),
        Utf8(told.Change),
        Utf8(told.Kept),
        told.Plan.Hosts.Sum(h => h.Files.Sum(f => Utf8(f.Content)) + h.Instances.Sum(i => i.Files.Sum(f => Utf8(f.Content)))),
        told.Plan.Hosts.Sum(h => h.HostsLines.Sum(l => Utf8(l) + 1L)));

    private static long Utf8(string text) => Encoding.UTF8.GetByteCount(text);

    /// <summary>What comes of it.</summary>
    internal sealed record Told(ClusterPlan Plan, string Findings, string Change, string Kept);
}
