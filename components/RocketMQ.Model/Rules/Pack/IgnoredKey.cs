using RocketMQ.Model.Catalog;

namespace RocketMQ.Model.Rules.Pack;

internal sealed class IgnoredKey : IRule
{
    public string Id => "RMQ021";

    public string Title => "A key this version ignores";

    public Severity Severity => Severity.Warning;

    public string Why => "The key stands in many tutorials, but nobody reads it: old spellings, and paths that are fixed below storePathRootDir. Where it is clear what is meant, that is written into the file instead.";

    public string Repair => "Write what is meant, or remove the key.";

    public IEnumerable<Violation> Check(RuleContext context) =>
        from key in context.WrittenKeys
        from issue in key.Issues
        where issue.Kind == KeyIssueKind.Ignored && !AclIsIgnored.Tells(key.Key, context)
        select new Violation(key.Path, issue.Message, issue.Repair);
}
