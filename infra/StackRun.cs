using Pulumi;
using RocketMQ.Model.Rendering;
using RocketMQ.Model.Report;
using RocketMQ.Model.Rules;

namespace Infra;

/// <summary>
/// What a run says, and in which order: what it changes first, then what was found, and in a refused run the errors last. Everything is kept until then, because
/// the change is known only when all resources are registered.
/// </summary>
/// <param name="stack">Name of the stack.</param>
/// <param name="report">The file for a pipeline.</param>
internal sealed class StackRun(string stack, RunReport report)
{
    private readonly List<Finding> findings = [];
    private readonly List<string> facts = [];
    private IReadOnlyList<Finding> ruled = [];
    private bool written;

    /// <summary>The plan, once there is one.</summary>
    public ClusterPlan? Plan { set => report.Plan = value; }

    /// <summary>Keeps what was found.</summary>
    public void Add(IEnumerable<Finding> found)
    {
        List<Finding> all = [.. found];
        findings.AddRange(all);
        report.Add(all);
    }

    /// <summary>Keeps a text that stands below the change.</summary>
    public void Add(string fact)
    {
        if (fact.Length > 0) facts.Add(fact);
    }

    /// <summary>The checks are done and refuse nothing.</summary>
    /// <param name="change">What the run does to what runs; empty where that is not known.</param>
    public void Show(string change)
    {
        Write(RunOutcome.Passed);
        var found = Deployment.Instance.IsDryRun ? FindingSummary.Render(findings, report.File) : FindingSummary.RenderShort(findings);
        // One message, because several may come in any order.
        if (string.Join('\n', facts.Prepend(change).Append(found).Where(t => t.Length > 0)) is { Length: > 0 } text) Log.Info(text);
    }

    /// <summary>The end of a refused run: what refuses stands last, and alone is counted.</summary>
    /// <param name="found">What was found, errors among it.</param>
    /// <param name="table">The table that the errors are about; empty: none.</param>
    public RunException Refuse(IEnumerable<Finding> found, string table = "")
    {
        List<Finding> all = [.. found];
        Add(ruled.Where(r => !all.Contains(r)));
        Add(all);
        Write(RunOutcome.Refused);
        if (FindingSummary.RenderShort(findings) is { Length: > 0 } rest) Log.Info(rest);
        var text = FindingText.Of($"Stack {stack} is refused, nothing was changed on any host", FindingText.Errors(findings));
        return new RunException(table.Length > 0 ? $"{text}\n{table}" : text);
    }

    /// <summary>
    /// Ends the run where an error was found. Else keeps what no rule says: the rules are run once more, with all that can be known.
    /// </summary>
    public void RefuseFor(IReadOnlyList<Finding> found)
    {
        if (found.Concat(findings).Any(f => f.Severity == Severity.Error)) throw Refuse(found);
        // Until then: a run that ends in between reports them.
        List<Finding> rules = [.. found.Where(f => RulePack.Find(f.Id) is not null)];
        if (rules.Count > 0) ruled = rules;
        Add(found.Where(f => RulePack.Find(f.Id) is null));
    }

    /// <summary>Ends a run that something else has ended: its report says no more than that.</summary>
    public void End()
    {
        if (written) return;
        report.Add(ruled);
        Write(RunOutcome.Failed);
    }

    private void Write(RunOutcome outcome)
    {
        written = true;
        report.Write(outcome);
    }
}
