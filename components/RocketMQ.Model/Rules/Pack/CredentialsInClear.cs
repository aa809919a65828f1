namespace RocketMQ.Model.Rules.Pack;

internal sealed class CredentialsInClear : IRule
{
    public string Id => "RMQ037";

    public string Title => "Credentials among the properties";

    public Severity Severity => Severity.Info;

    public string Why => "Properties stand in clear in the stack's configuration, in its state, in previews and in broker.conf (readable by the broker's group).";

    public string Repair => "Remove the property. Accounts are of no use before access control can be used (RMQ083).";

    public RuleScope Scope => RuleScope.Text;

    private static readonly string[] Keys = ["initAuthenticationUser", "innerClientAuthenticationCredentials"];

    // The value is not in the message: findings are printed.
    public IEnumerable<Violation> Check(RuleContext context) =>
        from key in context.WrittenKeys
        where Keys.Contains(key.Key) && key.Value.Length > 0
        select new Violation(key.Path, $"{key.Key} holds a password that is stored and shown in clear.") { Fixes = [Fix.Remove(key.Path)] };
}
