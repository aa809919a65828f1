using System.Text.Json;
using RocketMQ.Model.Configuration;
using RocketMQ.Model.Rendering;
using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Rules;

/// <summary>
/// Everything that can be said about a stack before anything is touched: form, topology, rules. All errors come at once; what is refused before
/// it can be planned is still judged by the rules that look at single keys and options.
/// </summary>
public static class StackCheck
{
    /// <summary>Checks a stack's configuration.</summary>
    /// <param name="objects">The objects under the config namespace <c>rocketmq</c>, as in <see cref="StackConfigReader.Read"/>.</param>
    /// <param name="isSecret">Whether one of them holds an encrypted value, by its name. Default: none does.</param>
    /// <returns>The configuration and its plan, where there is no error of form; and all findings, errors first.</returns>
    public static StackCheckResult Run(IReadOnlyDictionary<string, JsonElement> objects, Func<string, bool>? isSecret = null)
    {
        var read = StackConfigReader.Read(objects, isSecret);
        if (read.Config is not { } config)
        {
            return new StackCheckResult(null, null, Joined(read.Findings, read.Draft));
        }

        var plan = ClusterPlanner.Plan(config.Cluster);
        return new StackCheckResult(config, plan, [.. read.Findings, .. RulePack.Run(config, plan)]);
    }

    /// <summary>Checks a cluster that a program describes.</summary>
    /// <param name="spec">The description.</param>
    /// <returns>Its plan, where there is no error of form; and all findings, errors first. There is no configuration.</returns>
    public static StackCheckResult Run(ClusterSpec spec)
    {
        var form = ClusterSpecChecker.Check(spec);
        if (form.Any(f => f.Severity == Severity.Error))
        {
            return new StackCheckResult(null, null, Joined(form, spec));
        }

        var plan = ClusterPlanner.Plan(spec);
        return new StackCheckResult(null, plan, [.. form, .. RulePack.Run(spec, plan)]);
    }

    // Keys are judged by the version: where that is wrong, they would be judged by another one.
    private static IReadOnlyList<Finding> Joined(IReadOnlyList<Finding> form, ClusterSpec draft) =>
        form.Any(f => f.Path == "release.version") ? form : [.. form, .. RulePack.RunOnText(draft).Where(r => !form.Any(f => f.Path == r.Path))];
}
