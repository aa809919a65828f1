namespace RocketMQ.Model.Rules.Pack;

internal sealed class Cve202423321 : Vulnerability
{
    public override string Id => "RMQ033";

    public override string Title => "CVE-2024-23321: the accounts of ACL 1.0 can be read by callers without rights";

    public override string Why => "Told for clusters with aclEnable=true, which have such data. By the advisory it affects up to 5.2.0; the range of versions was not checked in the source.";

    public override string Repair => "Upgrade to 5.3.0 or later. Until then let only known hosts reach ports 9876, 10911, 10909 and 10912.";

    protected override string Cve => "CVE-2024-23321";

    protected override IReadOnlyList<Version> Fixed { get; } = [new(5, 3, 0)];

    protected override bool Concerns(RuleContext context) => context.Brokers.Any(b => context.Setting(b, "aclEnable").IsTrue);
}
