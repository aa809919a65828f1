using RocketMQ.Model.Catalog;

namespace RocketMQ.Model.Rules.Pack;

internal sealed class OutOfRange : KeyIssueRule
{
    public override string Id => "RMQ023";

    public override string Title => "A value outside the range";

    public override Severity Severity => Severity.Error;

    public override string Why => "Values outside the range are clamped in silence, or make the broker do nothing useful.";

    public override string Repair => "Write a value inside the range; docs/keys.md has it.";

    protected override KeyIssueKind Kind => KeyIssueKind.Range;
}
