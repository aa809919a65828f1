namespace RocketMQ.Model.Rules.Pack;

internal sealed class AclIsIgnored : IRule
{
    public string Id => "RMQ035";

    public string Title => "aclEnable on a version that ignores it";

    public Severity Severity => Severity.Error;

    public string Why => "ACL 1.0 was removed in 5.3.3. The key is still read and does nothing, so a cluster that was protected is open after the upgrade.";

    public string Repair => "Remove aclEnable. " + Closed;

    public RuleScope Scope => RuleScope.Text;

    private const string Closed = "Let only known hosts reach the ports (firewall): the access control of 5.x cannot be used yet either (RMQ083).";

    private static readonly Version Removed = new(5, 3, 3);

    /// <summary>Whether this rule, and not the one for ignored keys, tells about a key.</summary>
    public static bool Tells(string key, RuleContext context) => key == "aclEnable" && context.Catalog.Version >= Removed;

    public IEnumerable<Violation> Check(RuleContext context) =>
        from key in context.WrittenKeys
        where Tells(key.Key, context) && key.Value.Trim().Equals("true", StringComparison.OrdinalIgnoreCase)
        select new Violation(key.Path, $"aclEnable protects nothing in RocketMQ {context.Catalog.Version}: the cluster is open.")
        {
            Fixes = [Fix.Remove(key.Path)],
            Or = Closed,
        };
}
