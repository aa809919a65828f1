namespace RocketMQ.Model.Rules.Pack;

internal sealed class NoAccessControl : IRule
{
    public string Id => "RMQ034";

    public string Title => "No access control in production";

    public Severity Severity => Severity.Warning;

    public string Why => "By default everybody who reaches a port may read, write, create and change configuration. Neither ACL version covers the name server or the replication port: firewalls are needed in any case.";

    public string Repair => "Let only known hosts reach the ports (firewall), and switch this rule off with that reason. RocketMQ's own access control cannot be used yet (RMQ083).";

    private static readonly Version Acl2 = new(5, 3, 0);

    public IEnumerable<Violation> Check(RuleContext context)
    {
        string[] open = context.Spec.Production ? [.. context.Brokers.Where(b => !IsProtected(context, b)).Select(b => b.Name)] : [];
        if (open.Length > 0)
        {
            yield return new("cluster.brokerGroups", $"{Words.List(open)} answer everybody who reaches their ports.")
            {
                Fixes = [Fix.Set(SwitchOff.Paths + Id, "closed network")],
                Or = "That is, where a firewall lets only known hosts reach the ports: RocketMQ's own access control cannot be used yet (RMQ083).",
            };
        }
    }

    // In a version that ignores aclEnable it is not set, whatever a person wrote.
    private static bool IsProtected(RuleContext context, BrokerNode broker) =>
        context.Setting(broker, "aclEnable").IsTrue
        || (context.Catalog.Version >= Acl2 && context.Setting(broker, "authenticationEnabled").IsTrue);
}
