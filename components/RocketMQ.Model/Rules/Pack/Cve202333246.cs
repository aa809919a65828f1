namespace RocketMQ.Model.Rules.Pack;

internal sealed class Cve202333246 : IRule
{
    public string Id => "RMQ031";

    public string Title => "CVE-2023-33246: anybody who reaches a broker can run commands on its host";

    public Severity Severity => Severity.Warning;

    public string Why => "An unauthenticated change of the broker's configuration (filterServerNums, rocketmqHome) ends in a shell command. Affects up to 4.9.5 and 5.0.0 to 5.1.0; it is used in the wild. Instances that run as a user of their own, in a unit that can write nothing but its folders, keep the damage small.";

    public string Repair => "Upgrade to 4.9.6, 5.1.1 or later. Until then let only known hosts reach ports 9876, 10911, 10909 and 10912.";

    private static readonly Version[] Fixed = [new(4, 9, 6), new(5, 1, 1)];

    public IEnumerable<Violation> Check(RuleContext context)
    {
        if (Vulnerability.IsOpen(context.Catalog.Version, Fixed))
        {
            yield return new("release.version", $"RocketMQ {context.Catalog.Version} has CVE-2023-33246: anybody who reaches a broker can run commands on its host.");
        }
    }
}
