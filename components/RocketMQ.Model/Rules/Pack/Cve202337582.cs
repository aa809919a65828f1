namespace RocketMQ.Model.Rules.Pack;

internal sealed class Cve202337582 : Vulnerability
{
    public override string Id => "RMQ032";

    public override string Title => "CVE-2023-37582: anybody who reaches a name server can write files on its host";

    public override string Why => "An unauthenticated change of the name server's configuration (configStorePath) writes a file of the caller's choice. Affects up to 4.9.6 and 5.0.0 to 5.1.1.";

    public override string Repair => "Upgrade to 4.9.7, 5.1.2 or later. Until then let only known hosts reach ports 9876, 10911, 10909 and 10912.";

    protected override string Cve => "CVE-2023-37582";

    protected override IReadOnlyList<Version> Fixed { get; } = [new(4, 9, 7), new(5, 1, 2)];
}
