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
        select new Violation(key.Path, issue.Message, issue.Repair);

    /// <summary>False for a key that another rule tells about.</summary>
    protected virtual bool Tells(WrittenKey key, RuleContext context) => true;
}
