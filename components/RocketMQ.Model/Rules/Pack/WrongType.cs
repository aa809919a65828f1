using RocketMQ.Model.Catalog;

namespace RocketMQ.Model.Rules.Pack;

internal sealed class WrongType : KeyIssueRule
{
    public override string Id => "RMQ022";

    public override string Title => "A value RocketMQ cannot convert";

    public override Severity Severity => Severity.Error;

    public override string Why => "A value that is no number, boolean or known word is swallowed: the default stays, without a message. brokerRole=SLAV starts an ASYNC_MASTER.";

    public override string Repair => "Write a value of the key's type; docs/keys.md has it.";

    protected override KeyIssueKind Kind => KeyIssueKind.Type;
}
