using RocketMQ.Model.Catalog;

namespace RocketMQ.Model.Rules.Pack;

internal sealed class AbsentKey : IRule
{
    public string Id => "RMQ024";

    public string Title => "A key of another version";

    public Severity Severity => Severity.Warning;

    public string Why => "The key was renamed or removed, or comes later than this version; it is ignored in silence. After an upgrade this means that a setting is suddenly gone.";

    public string Repair => "Write this version's key, or remove it.";

    public IEnumerable<Violation> Check(RuleContext context) =>
        from key in context.WrittenKeys
        from issue in key.Issues
        where issue.Kind == KeyIssueKind.Absent
        select new Violation(key.Path, issue.Message, issue.Repair);
}
