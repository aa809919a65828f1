namespace RocketMQ.Model.Rules.Pack;

internal sealed class SlavesDoNotServe : IRule
{
    public string Id => "RMQ017";

    public string Title => "Slaves that do not serve consumers";

    public Severity Severity => Severity.Info;

    public string Why => "Without slaveReadEnable=true on the slave, consumption does not move to the slave when the master is down: 4.x sends consumers back to the master, 5.x refuses.";

    public string Repair => "Set slaveReadEnable: true for the cluster, if consumers shall go on reading while a master is down.";

    public IEnumerable<Violation> Check(RuleContext context) =>
        from found in context.Settings("slaveReadEnable", context.Brokers.Where(b => !b.IsMaster))
        where !found.Setting.IsTrue
        select new Violation(found.Setting.Path, $"{Words.List(found.Brokers.Select(b => b.Name))}: slaveReadEnable is {found.Setting.Value}; consumers wait while the master is down.");
}
