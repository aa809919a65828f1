namespace RocketMQ.Model.Rules.Pack;

internal sealed class HostRenamed : IRule
{
    public string Id => "RMQ082";

    public string Title => "A host at a known address under another name";

    public Severity Severity => Severity.Error;

    public string Why => "A host is known by its name. Under another one what runs there would belong to a host that goes: its brokers are stopped, and started again as if they had moved. With renamedFrom nothing is stopped.";

    public string Repair => "Write renamedFrom at the host, or set its name back. Where it is another machine that has got the address, switch this rule off with that as the reason.";

    public RuleScope Scope => RuleScope.LastUp;

    public IEnumerable<Violation> Check(RuleContext context)
    {
        if (context.Running is not { } last || context.HostsAreOurs) yield break;
        var named = context.Spec.Hosts.Select(h => h.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var host in context.Spec.Hosts.Where(h => !last.Hosts.ContainsKey(h.Name)))
        {
            // Nothing runs on a host that was given up.
            if (last.Hosts.Keys.FirstOrDefault(h => last.AddressOf(h) == host.Address && !named.Contains(h) && !last.Lost.Contains(h)) is { } old)
            {
                yield return new(
                    $"hosts.nodes.{host.Name}.renamedFrom",
                    $"{host.Name} is at {host.Address}, where {old} was in the last `up`: what runs there would be stopped, and started under the new name.",
                    $"Write renamedFrom: {old} at hosts.nodes.{host.Name}, and nothing is stopped; or set the name back.");
            }
        }
    }
}
