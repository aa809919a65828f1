using RocketMQ.Model.Catalog;

namespace RocketMQ.Model.Rules.Pack;

internal sealed class UnknownKey : KeyIssueRule
{
    public override string Id => "RMQ020";

    public override string Title => "A key RocketMQ does not have";

    public override Severity Severity => Severity.Error;

    public override string Why => "RocketMQ ignores unknown keys in silence, and getBrokerConfig even prints them back as if they were real. A misspelt key leaves the default in place.";

    public override string Repair => "Write the key that is meant; docs/keys.md lists all. A key that a store plug-in of yours reads is a reason to switch this rule off.";

    protected override KeyIssueKind Kind => KeyIssueKind.Unknown;
}
