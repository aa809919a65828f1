using RocketMQ.Model.Catalog;

namespace RocketMQ.Model.Rules.Pack;

internal sealed class UnknownKey : IRule
{
    public string Id => "RMQ020";

    public string Title => "A key RocketMQ does not have";

    public Severity Severity => Severity.Error;

    public string Why => "RocketMQ ignores unknown keys in silence, and getBrokerConfig even prints them back as if they were real. A misspelt key leaves the default in place.";

    public string Repair => "Write the key that is meant; docs/keys.md lists all. A key that a store plug-in of yours reads is a reason to switch this rule off.";

    public IEnumerable<Violation> Check(RuleContext context) =>
        from key in context.WrittenKeys
        from issue in key.Issues
        where issue.Kind == KeyIssueKind.Unknown
        select new Violation(key.Path, issue.Message, issue.Repair);
}
