namespace RocketMQ.Model.Rules.Pack;

internal sealed class Cve202337582 : IRule
{
    public string Id => "RMQ032";

    public string Title => "CVE-2023-37582: anybody who reaches a name server can write files on its host";

    public Severity Severity => Severity.Warning;

    public string Why => "An unauthenticated change of the name server's configuration (configStorePath) writes a file of the caller's choice. Affects up to 4.9.6 and 5.0.0 to 5.1.1.";

    public string Repair => "Upgrade to 4.9.7, 5.1.2 or later. Until then let only known hosts reach ports 9876, 10911, 10909 and 10912.";

    private static readonly Version[] Fixed = [new(4, 9, 7), new(5, 1, 2)];

    public IEnumerable<Violation> Check(RuleContext context)
    {
        if (Vulnerability.IsOpen(context.Catalog.Version, Fixed))
        {
            yield return new("release.version", $"RocketMQ {context.Catalog.Version} has CVE-2023-37582: anybody who reaches a name server can write files on its host.");
        }
    }
}
