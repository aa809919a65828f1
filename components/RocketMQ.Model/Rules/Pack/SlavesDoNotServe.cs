namespace RocketMQ.Model.Rules.Pack;

internal sealed class SlavesDoNotServe : IRule
{
    public string Id => "RMQ017";

    public string Title => "Slaves that do not serve consumers";

    public Severity Severity => Severity.Info;

    public string Why => "Without slaveReadEnable=true consumers are sent back to the master at each pull, so slaves take no load off a master whose consumers are far behind. While the master is down, a slave of 4.7.1 was seen to answer all the same; 5.x refuses (by its source).";

    public string Repair => "Set slaveReadEnable: true for the cluster, if slaves shall serve consumers.";

    public IEnumerable<Violation> Check(RuleContext context) =>
        from found in context.Settings("slaveReadEnable", context.Brokers.Where(b => !b.IsMaster))
        where !found.Setting.IsTrue
        select new Violation(found.Setting.Path, $"{Words.List(found.Brokers.Select(b => b.Name))}: slaveReadEnable is {found.Setting.Value}{(found.Setting.IsWritten ? "" : " by default")}; consumers are sent back to the master.")
        {
            Fixes = [Fix.Set(found.Setting.Path, "true")],
            Or = "That is, if slaves shall serve consumers.",
        };
}
