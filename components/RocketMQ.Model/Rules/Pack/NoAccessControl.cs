namespace RocketMQ.Model.Rules.Pack;

internal sealed class NoAccessControl : IRule
{
    public string Id => "RMQ034";

    public string Title => "No access control in production";

    public Severity Severity => Severity.Warning;

    public string Why => "By default everybody who reaches a port may read, write, create and change configuration. Neither ACL version covers the name server or the replication port: firewalls are needed in any case.";

    public string Repair => "Up to 5.3.2: aclEnable: true with accounts of your own. From 5.3.0: authenticationEnabled and authorizationEnabled with their providers. Or switch this rule off with the reason (for example: closed network).";

    private static readonly Version Acl2 = new(5, 3, 0);

    public IEnumerable<Violation> Check(RuleContext context)
    {
        string[] open = context.Spec.Production ? [.. context.Brokers.Where(b => !IsProtected(context, b)).Select(b => b.Name)] : [];
        if (open.Length > 0)
        {
            var key = context.Catalog.Version >= Acl2 ? "authenticationEnabled" : "aclEnable";
            yield return new($"cluster.properties.{key}", $"{Words.List(open)} answer everybody.");
        }
    }

    // In a version that ignores aclEnable it is not set, whatever a person wrote.
    private static bool IsProtected(RuleContext context, BrokerNode broker) =>
        context.Setting(broker, "aclEnable").IsTrue
        || (context.Catalog.Version >= Acl2 && context.Setting(broker, "authenticationEnabled").IsTrue);
}
