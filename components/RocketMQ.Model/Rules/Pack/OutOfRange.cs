using RocketMQ.Model.Catalog;

namespace RocketMQ.Model.Rules.Pack;

internal sealed class OutOfRange : IRule
{
    public string Id => "RMQ023";

    public string Title => "A value outside the range";

    public Severity Severity => Severity.Error;

    public string Why => "Values outside the range are clamped in silence, or make the broker do nothing useful.";

    public string Repair => "Write a value inside the range; docs/keys.md has it.";

    public IEnumerable<Violation> Check(RuleContext context) =>
        from key in context.WrittenKeys
        from issue in key.Issues
        where issue.Kind == KeyIssueKind.Range
        select new Violation(key.Path, issue.Message, issue.Repair);
}
