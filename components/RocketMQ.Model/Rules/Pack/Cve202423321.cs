namespace RocketMQ.Model.Rules.Pack;

internal sealed class Cve202423321 : IRule
{
    public string Id => "RMQ033";

    public string Title => "CVE-2024-23321: the accounts of ACL 1.0 can be read by callers without rights";

    public Severity Severity => Severity.Warning;

    public string Why => "Told for clusters with aclEnable=true, which have such data. By the advisory it affects up to 5.2.0; the range of versions was not checked in the source.";

    public string Repair => "Upgrade to 5.3.0 or later. Until then let only known hosts reach ports 9876, 10911, 10909 and 10912.";

    private static readonly Version[] Fixed = [new(5, 3, 0)];

    public IEnumerable<Violation> Check(RuleContext context)
    {
        if (Vulnerability.IsOpen(context.Catalog.Version, Fixed) && context.Brokers.Any(b => context.Setting(b, "aclEnable").IsTrue))
        {
            yield return new("release.version", $"RocketMQ {context.Catalog.Version} has CVE-2024-23321: the accounts of ACL 1.0 can be read by callers without rights.");
        }
    }
}
