using RocketMQ.Model.Catalog;

namespace RocketMQ.Model.Rules.Pack;

internal sealed class IgnoredKey : KeyIssueRule
{
    public override string Id => "RMQ021";

    public override string Title => "A key this version ignores";

    public override Severity Severity => Severity.Warning;

    public override string Why => "The key stands in many tutorials, but nobody reads it: old spellings, and paths that are fixed below storePathRootDir. Where it is clear what is meant, that is written into the file instead.";

    public override string Repair => "Write what is meant, or remove the key.";

    protected override KeyIssueKind Kind => KeyIssueKind.Ignored;

    protected override bool Tells(WrittenKey key, RuleContext context) => !AclIsIgnored.Tells(key.Key, context);
}
