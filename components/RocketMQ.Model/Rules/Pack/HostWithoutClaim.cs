using RocketMQ.Model.Preflight;

namespace RocketMQ.Model.Rules.Pack;

internal sealed class HostWithoutClaim : IRule
{
    public string Id => "RMQ055";

    public string Title => "A host of the last `up` bears no claim of this stack any more";

    public Severity Severity => Severity.Error;

    public string Why => "Every `up` leaves the stack's claim on each host (/etc/rocketmq-steps.owner). Where it is gone the host was set up anew, or cleaned by hand: nothing of the cluster may run there, and no step would run, because nothing of what is wanted has changed.";

    public string Repair => "Raise hosts.nodes.<host>.generation by one: every step runs there once more. A broker's slave copies its master's messages anew; before a master with an empty store is started, see \"Hosts that go, move or change their name\" in docs/operations.md.";

    public RuleScope Scope => RuleScope.LastUp;

    public IEnumerable<Violation> Check(RuleContext context)
    {
        var hosts = context.Spec.Hosts.DistinctBy(h => h.Name).ToDictionary(h => h.Name, StringComparer.Ordinal);
        return
            from report in context.Reports
            // A container that was made anew runs all of its steps, because their input names the container.
            where !context.HostsAreOurs
            let last = context.Running
            where last is not null && last.Owner.Length > 0 && last.Hosts.ContainsKey(report.Host) && !last.Lost.Contains(report.Host)
            let host = hosts.GetValueOrDefault(report.Host)
            where host is not null && host.Generation <= last.GenerationOf(host.Name)
            where report.Checks.Any(c => c.Id == HostClaim.Check && c.Saw == HostClaim.Nobody)
            let next = last.GenerationOf(host.Name) + 1
            select new Violation(
                $"hosts.nodes.{host.Name}.generation",
                $"{host.Name} is claimed by nobody, although the last `up` of this stack ran there: it was set up anew, or cleaned by hand.",
                null)
            {
                Fixes = [Fix.Set($"hosts.nodes.{host.Name}.generation", $"{next}")],
                Or = "That is, if it is the host you mean: every step runs there once more.",
            };
    }
}
