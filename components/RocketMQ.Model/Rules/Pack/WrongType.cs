using RocketMQ.Model.Catalog;

namespace RocketMQ.Model.Rules.Pack;

internal sealed class WrongType : IRule
{
    public string Id => "RMQ022";

    public string Title => "A value RocketMQ cannot convert";

    public Severity Severity => Severity.Error;

    public string Why => "A value that is no number, boolean or known word is swallowed: the default stays, without a message. brokerRole=SLAV starts an ASYNC_MASTER.";

    public string Repair => "Write a value of the key's type; docs/keys.md has it.";

    public IEnumerable<Violation> Check(RuleContext context) =>
        from key in context.WrittenKeys
        from issue in key.Issues
        where issue.Kind == KeyIssueKind.Type
        select new Violation(key.Path, issue.Message, issue.Repair);
}
