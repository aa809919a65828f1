namespace RocketMQ.Model.Rules.Pack;

internal sealed class DuplicateBroker : IRule
{
    public string Id => "RMQ002";

    public string Title => "Two brokers with one name and id";

    public Severity Severity => Severity.Error;

    public string Why => "Two processes with the same brokerName and brokerId overwrite each other at every name server, at each registration; clients then see now the one, now the other. Two groups of one name are the same case.";

    public string Repair => "Give each broker of a group an id of its own: 0 for the master, 1 and up for slaves.";

    public bool CanBeSwitchedOff => false;

    public IEnumerable<Violation> Check(RuleContext context) =>
        from broker in context.Brokers
        group broker by (broker.Group.Name, broker.Id) into same
        from broker in same.Skip(1)
        select new Violation($"{broker.Path}.id", $"{broker.Path} has id {broker.Id} in group {broker.Group.Name}, and so has {same.First().Path}.");
}
