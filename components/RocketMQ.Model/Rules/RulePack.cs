using RocketMQ.Model.Configuration;
using RocketMQ.Model.Preflight;
using RocketMQ.Model.Rendering;
using RocketMQ.Model.Rollout;
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
    /// <param name="reports">What the hosts' checks saw. Default: no host was looked at.</param>
    /// <param name="running">What the last <c>up</c> brought about. Default: not known.</param>
    /// <returns>All findings, errors first, then by id and path.</returns>
    public static IReadOnlyList<Finding> Run(StackConfig config, ClusterPlan plan, IReadOnlyList<HostReport>? reports = null, RunningCluster? running = null)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(plan);
        return Run(new RuleContext(config.Cluster, plan, config, reports, running));
    }

    /// <summary>Checks a cluster that is described by code.</summary>
    /// <param name="spec">The description.</param>
    /// <param name="plan">Its plan.</param>
    /// <param name="reports">What the hosts' checks saw. Default: no host was looked at.</param>
    /// <param name="running">What the last <c>up</c> brought about. Default: not known.</param>
    /// <returns>All findings, errors first, then by id and path.</returns>
    public static IReadOnlyList<Finding> Run(ClusterSpec spec, ClusterPlan plan, IReadOnlyList<HostReport>? reports = null, RunningCluster? running = null)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(plan);
        return Run(new RuleContext(spec, plan, reports: reports, running: running));
    }

    /// <summary>How the checks of this cluster's hosts are to take what only a host can tell.</summary>
    /// <param name="spec">The description.</param>
    /// <returns>A rule's id → its severity in this environment; null for one that is switched off.</returns>
    public static IReadOnlyDictionary<string, Severity?> OnHosts(ClusterSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return Rules.OfType<HostRule>().ToDictionary(
            r => r.Id, r => SwitchOff.Reason(spec.DisabledRules, r) is null ? SeverityIn(spec, r) : (Severity?)null, StringComparer.Ordinal);
    }

    private static Severity SeverityIn(ClusterSpec spec, IRule rule) => spec.Production ? rule.ProductionSeverity : rule.Severity;

    /// <summary>Checks what can be checked of a description that cannot be planned: the keys and options a person wrote.</summary>
    /// <param name="draft">The description, as far as it could be read.</param>
    /// <returns>Findings of the rules that judge text alone (<see cref="RuleScope.Text"/>), sorted as in a whole run.</returns>
    internal static IReadOnlyList<Finding> RunOnText(ClusterSpec draft)
    {
        var plan = new ClusterPlan { Spec = draft, Hosts = [], NameServers = [], Brokers = [], NameServerAddress = "", RolloutOrder = [], ReleaseDirectory = "" };
        return Run(new RuleContext(draft, plan), Rules.Where(r => r.Scope == RuleScope.Text));
    }

    private static IReadOnlyList<Finding> Run(RuleContext context, IEnumerable<IRule>? rules = null)
    {
        var off = context.Spec.DisabledRules;
        var findings = SwitchOff.Check(off).ToList();
        foreach (var rule in rules ?? Rules)
        {
            var severity = SeverityIn(context.Spec, rule);
            var found = rule.Check(context).Select(v => new Finding(rule.Id, severity, v.Path, v.Message, v.RepairOr(rule.Repair)) { Fixes = v.Fixes }).ToList();
            if (SwitchOff.Reason(off, rule) is { } reason)
            {
                findings.Add(SwitchOff.Told(rule, reason, context.Has(rule.Scope) ? found : null));
            }
            else
            {
                findings.AddRange(found);
            }
        }

        return [.. FindingText.Sorted(findings)];
    }
}
