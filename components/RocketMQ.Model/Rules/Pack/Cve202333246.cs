namespace RocketMQ.Model.Rules.Pack;

internal sealed class Cve202333246 : Vulnerability
{
    public override string Id => "RMQ031";

    public override string Title => "CVE-2023-33246: anybody who reaches a broker can run commands on its host";

    public override string Why => "An unauthenticated change of the broker's configuration (filterServerNums, rocketmqHome) ends in a shell command. Affects up to 4.9.5 and 5.0.0 to 5.1.0; it is used in the wild. Instances that run as a user of their own, in a unit that can write nothing but its folders, keep the damage small.";

    public override string Repair => "Upgrade to 4.9.6, 5.1.1 or later. Until then let only known hosts reach ports 9876, 10911, 10909 and 10912.";

    protected override string Cve => "CVE-2023-33246";

    protected override IReadOnlyList<Version> Fixed { get; } = [new(4, 9, 6), new(5, 1, 1)];
}
