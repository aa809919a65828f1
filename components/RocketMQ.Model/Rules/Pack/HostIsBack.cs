namespace RocketMQ.Model.Rules.Pack;

internal sealed class HostIsBack : IRule
{
    public string Id => "RMQ054";

    public string Title => "A host that was given up is back under its old generation";

    public Severity Severity => Severity.Error;

    public string Why => "While a host is lost its resources stay in the state as they were. When it comes back nothing of them has changed, so no step would run there: nothing would be started, and the masters would wait for slaves that never come.";

    public string Repair => "Raise hosts.nodes.<host>.generation by one: every step runs there once more.";

    public bool CanBeSwitchedOff => false;

    public RuleScope Scope => RuleScope.LastUp;

    public IEnumerable<Violation> Check(RuleContext context) =>
        from host in context.Spec.Hosts
        let last = context.Running
        where last is not null && last.Lost.Contains(host.Name) && !host.Lost && host.Generation <= last.GenerationOf(host.Name)
        let next = last.GenerationOf(host.Name) + 1
        select new Violation(
            $"hosts.nodes.{host.Name}.generation",
            $"{host.Name} was given up (lost) by the last `up` and is to be used again with generation {host.Generation}.",
            null)
        {
            Fixes = [Fix.Set($"hosts.nodes.{host.Name}.generation", $"{next}")],
            Or = "Every step runs there once more.",
        };
}
