using RocketMQ.Model.Catalog;

namespace RocketMQ.Model.Rules.Pack;

internal sealed class BlanksInValue : IRule
{
    public string Id => "RMQ027";

    public string Title => "A value with blanks around it, or on two lines";

    public Severity Severity => Severity.Error;

    public string Why => "RocketMQ does not strip values: \"48 \" is no number and leaves the default, \"true \" is false.";

    public string Repair => "Write the value without them.";

    public IEnumerable<Violation> Check(RuleContext context) =>
        from key in context.WrittenKeys
        from issue in key.Issues
        where issue.Kind == KeyIssueKind.Blanks
        select new Violation(key.Path, issue.Message, issue.Repair);
}
