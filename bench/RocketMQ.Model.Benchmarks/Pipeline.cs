using System.Text;
using System.Text.Json;
using RocketMQ.Model.Configuration;
using RocketMQ.Model.Rendering;
using RocketMQ.Model.Rules;

namespace RocketMQ.Model.Benchmarks;

/// <summary>What a preview does before it asks anything of a host: configuration in, plan and findings out.</summary>
internal static class Pipeline
{
    /// <summary>Reads, plans, and runs the rules.</summary>
    /// <param name="objects">The configuration.</param>
    /// <exception cref="InvalidOperationException">The configuration is refused: nothing worth measuring was done.</exception>
    public static (ClusterPlan Plan, IReadOnlyList<Finding> Findings) Run(IReadOnlyDictionary<string, JsonElement> objects)
    {
        var read = StackConfigReader.Read(objects);
        var config = read.Config ?? throw new InvalidOperationException(FindingText.Of("The measured stack is refused", read.Findings));
        var plan = ClusterPlanner.Plan(config.Cluster);
        return (plan, RulePack.Run(config, plan));
    }

    /// <summary>How long the text is that a person gets to see of it.</summary>
    public static OutputSize SizeOf(ClusterPlan plan, IReadOnlyList<Finding> findings) => new(
        Utf8(FindingText.Of("The rules", findings)),
        plan.Hosts.Sum(h => h.Files.Sum(f => Utf8(f.Content)) + h.Instances.Sum(i => i.Files.Sum(f => Utf8(f.Content)))),
        plan.Hosts.Sum(h => h.HostsLines.Sum(l => Utf8(l) + 1L)));

    private static long Utf8(string text) => Encoding.UTF8.GetByteCount(text);
}
