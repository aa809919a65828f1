using RocketMQ.Model.Catalog;

namespace RocketMQ.Model.Rules.Pack;

internal sealed class BlanksInValue : KeyIssueRule
{
    public override string Id => "RMQ027";

    public override string Title => "A value with blanks around it, or on two lines";

    public override Severity Severity => Severity.Error;

    public override string Why => "RocketMQ does not strip values: \"48 \" is no number and leaves the default, \"true \" is false.";

    public override string Repair => "Write the value without them.";

    protected override KeyIssueKind Kind => KeyIssueKind.Blanks;
}
