using RocketMQ.Model.Configuration;
using RocketMQ.Model.Rendering;
using RocketMQ.Model.Rules.Pack;
using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Rules;

/// <summary>All rules, and the run of them over a cluster.</summary>
public static class RulePack
{
    /// <summary>Id of the findings about the list of rules that are switched off.</summary>
    public const string SwitchOffId = "RMQ000";

    private static readonly Dictionary<string, IRule> ById = AllRules.List.ToDictionary(r => r.Id, StringComparer.Ordinal);

    /// <summary>Every rule, by id.</summary>
    public static IReadOnlyList<IRule> Rules { get; } = [.. AllRules.List.OrderBy(r => r.Id, StringComparer.Ordinal)];

    /// <summary>A rule.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>The rule, or null where there is none of that id.</returns>
    public static IRule? Find(string id) => ById.GetValueOrDefault(id);

    /// <summary>Checks a stack.</summary>
    /// <param name="config">Its configuration.</param>
    /// <param name="plan">Its plan.</param>
    /// <param name="facts">Host name → what the check of the host saw. Default: hosts were not looked at.</param>
    /// <returns>All findings, errors first, then by id and path.</returns>
    public static IReadOnlyList<Finding> Run(StackConfig config, ClusterPlan plan, IReadOnlyDictionary<string, HostFacts>? facts = null)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(plan);
        return Run(new RuleContext(config.Cluster, plan, config, facts));
    }

    /// <summary>Checks a cluster that is described by code.</summary>
    /// <param name="spec">The description.</param>
    /// <param name="plan">Its plan.</param>
    /// <param name="facts">Host name → what the check of the host saw. Default: hosts were not looked at.</param>
    /// <returns>All findings, errors first, then by id and path.</returns>
    public static IReadOnlyList<Finding> Run(ClusterSpec spec, ClusterPlan plan, IReadOnlyDictionary<string, HostFacts>? facts = null)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(plan);
        return Run(new RuleContext(spec, plan, facts: facts));
    }

    private static IReadOnlyList<Finding> Run(RuleContext context)
    {
        var off = context.Spec.DisabledRules;
        var findings = SwitchOff.Check(off).ToList();
        foreach (var rule in Rules)
        {
            var severity = context.Spec.Production ? rule.ProductionSeverity : rule.Severity;
            var found = rule.Check(context).Select(v => new Finding(rule.Id, severity, v.Path, v.Message, v.Repair ?? rule.Repair)).ToList();
            if (SwitchOff.Reason(off, rule) is { } reason)
            {
                findings.Add(SwitchOff.Told(rule, reason, found.Count));
            }
            else
            {
                findings.AddRange(found);
            }
        }

        return [.. findings.OrderByDescending(f => f.Severity).ThenBy(f => f.Id, StringComparer.Ordinal).ThenBy(f => f.Path, StringComparer.Ordinal)];
    }
}
