using RocketMQ.Model.Catalog;

namespace RocketMQ.Model.Rules.Pack;

internal sealed class AbsentKey : KeyIssueRule
{
    public override string Id => "RMQ024";

    public override string Title => "A key of another version";

    public override Severity Severity => Severity.Warning;

    public override string Why => "The key was renamed or removed, or comes later than this version; it is ignored in silence. After an upgrade this means that a setting is suddenly gone.";

    public override string Repair => "Write this version's key, or remove it.";

    protected override KeyIssueKind Kind => KeyIssueKind.Absent;
}
