using RocketMQ.Model.Preflight;

namespace RocketMQ.Model.Rules;

/// <summary>
/// A rule about something only the host itself can tell. The host's check (check.sh) measures and compares; here stands what that means. The check is
/// told the severity beforehand (<see cref="RulePack.OnHosts"/>), so an <c>up</c> refuses a host by the same rules as a preview that looks at it.
/// </summary>
public abstract class HostRule : IRule
{
    /// <inheritdoc/>
    public abstract string Id { get; }

    /// <inheritdoc/>
    public abstract string Title { get; }

    /// <inheritdoc/>
    public abstract Severity Severity { get; }

    /// <inheritdoc/>
    public abstract string Why { get; }

    /// <inheritdoc/>
    public abstract string Repair { get; }

    /// <inheritdoc/>
    public RuleScope Scope => RuleScope.Hosts;

    /// <summary>What the hosts' checks say against this rule; nothing where no host was looked at.</summary>
    /// <param name="context">The cluster, with the reports of its hosts.</param>
    /// <returns>One a host.</returns>
    public IEnumerable<Violation> Check(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return from report in context.Reports
               from row in report.Checks
               where row.Rule == Id && row.Status != HostCheckStatus.Ok
               select new Violation($"hosts.nodes.{report.Host}", $"{row.Saw}.", row.Repair.Length > 0 ? $"{row.Repair}." : null);
    }
}
