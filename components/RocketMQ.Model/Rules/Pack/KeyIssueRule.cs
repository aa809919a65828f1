using RocketMQ.Model.Catalog;

namespace RocketMQ.Model.Rules.Pack;

/// <summary>A rule that tells one kind of what the key catalog finds wrong with a written key.</summary>
internal abstract class KeyIssueRule : IRule
{
    public abstract string Id { get; }

    public abstract string Title { get; }

    public abstract Severity Severity { get; }

    public abstract string Why { get; }

    public abstract string Repair { get; }

    public RuleScope Scope => RuleScope.Text;

    protected abstract KeyIssueKind Kind { get; }

    public IEnumerable<Violation> Check(RuleContext context) =>
        from key in context.WrittenKeys
        from issue in key.Issues
        where issue.Kind == Kind && Tells(key, context)
        select new Violation(key.Path, issue.Message, issue.Repair) { Fixes = Fixes(key, issue, context) };

    /// <summary>False for a key that another rule tells about.</summary>
    protected virtual bool Tells(WrittenKey key, RuleContext context) => true;

    // What the text offers a person: the blanks gone, the key that is meant, or RocketMQ's default.
    private static IReadOnlyList<Fix> Fixes(WrittenKey key, KeyIssue issue, RuleContext context)
    {
        var meant = context.Catalog.Meant(key.Key, key.Value);
        return issue.Kind switch
        {
            KeyIssueKind.Blanks when !KeyFacts.IsSecret(key.Key) && !key.Value.Any(char.IsControl) => [Fix.Set(key.Path, key.Value.Trim())],
            KeyIssueKind.Ignored or KeyIssueKind.Absent when meant is { } pair && pair.Key != key.Key => [Fix.Remove(key.Path), Fix.Set(key.Path[..^key.Key.Length] + pair.Key, pair.Value)],
            _ => [Fix.Remove(key.Path)],
        };
    }
}
