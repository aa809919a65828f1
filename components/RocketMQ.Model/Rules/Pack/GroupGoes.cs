using RocketMQ.Model.Rendering;

namespace RocketMQ.Model.Rules.Pack;

internal sealed class GroupGoes : IRule
{
    public string Id => "RMQ053";

    public string Title => "A broker group is taken out with all its messages";

    public Severity Severity => Severity.Warning;

    public string Why => "All brokers of a group hold the same messages, so nobody else has what the group holds. What is not consumed when it is stopped is out of reach until the group comes back, and gone where destroy.data is delete.";

    public string Repair => "On one of its hosts take its write permission away first (mqadmin wipeWritePerm -b NAME), wait until its consumers have everything (mqadmin consumerProgress), and then take it out.";

    public RuleScope Scope => RuleScope.LastUp;

    public IEnumerable<Violation> Check(RuleContext context)
    {
        var wanted = context.Plan.Brokers.Select(b => b.BrokerName).ToHashSet(StringComparer.Ordinal);
        return
            from before in context.Running?.Instances ?? []
            where before.Kind == InstanceKind.Broker && !wanted.Contains(before.Group)
            group before.Name by before.Group into gone
            let data = context.Running!.DeletesData ? "is deleted" : "stays on their hosts"
            select new Violation("cluster.brokerGroups", $"{gone.Key} is taken out: {Words.List(gone)} stop, and their data {data}.");
    }
}
