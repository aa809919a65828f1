namespace RocketMQ.Model.Rules.Pack;

internal sealed class CopiesOnOneHost : IRule
{
    public string Id => "RMQ001";

    public string Title => "Two brokers of a group on one host";

    public Severity Severity => Severity.Error;

    public string Why => "All brokers of a group hold the same data, so that one host may die. Two of them on one host die together.";

    public string Repair => "Put each broker of a group on a host of its own.";

    public bool CanBeSwitchedOff => false;

    public IEnumerable<Violation> Check(RuleContext context) =>
        from broker in context.Brokers
        group broker by (broker.Group.Name, broker.Spec.Host) into same
        from broker in same.Skip(1)
        select new Violation($"{broker.Path}.host", $"{broker.Name} is on host \"{broker.Spec.Host}\", where {same.First().Name} of the same group is.", $"Put {broker.Name} on another host.");
}
