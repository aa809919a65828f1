using RocketMQ.Model.Rendering;
using RocketMQ.Model.Rollout;

namespace RocketMQ.Model.Rules.Pack;

internal sealed class MasterLeavesItsStore : IRule
{
    public string Id => "RMQ081";

    public string Title => "A master goes to an empty store while its slave has the messages";

    public Severity Severity => Severity.Error;

    public string Why => "A master with an empty store would give new messages offsets that its slave has already, and the slave could never follow it again; so it is not started. But the `up` stops the old master before it finds that out, and the group then takes no messages.";

    public string Repair => "Leave the master where its store is. To use the other host, add it as a slave; or give it a broker group of its own, take the write permission of this group away and wait until its consumers have everything. Where you have stopped the master and copied its store (commitlog/ and config/, owner rocketmq) to the new place, switch this rule off with that as the reason, for that one `up`.";

    public RuleScope Scope => RuleScope.LastUp;

    private const string CommitLog = "storePathCommitLog";

    public IEnumerable<Violation> Check(RuleContext context) =>
        from broker in context.Brokers
        where broker.IsMaster && broker.Plan is not null
        let before = context.Before(broker)
        // What was on a host that is given up cannot be stopped there; the start finds out whether the new place has the messages.
        where before is not null && !context.Spec.Hosts.Any(h => h.Name == before.Host && h.Lost)
        let was = (before.Host, Log: before.Find(ConfigLines.BrokerConf, CommitLog))
        let becomes = PlaceOf(broker.Plan!)
        where was != becomes
        let copies = context.Running!.Instances.Where(before.IsCopyOf).ToList()
        // The folder of a slave has the messages.
        where !copies.Exists(c => (c.Host, c.Find(ConfigLines.BrokerConf, CommitLog)) == becomes)
        let stays = copies.Where(c => Stays(context, c)).Select(c => $"{c.Name} on {c.Host}").ToList()
        where stays.Count > 0
        select was.Host == becomes.Host
            ? new Violation($"{broker.Path}.storePath", $"The master {broker.Name} has its messages in {was.Log} and would look for them in {becomes.Log}, while they are on {Words.And(stays)} too, which stays.")
            : new Violation($"{broker.Path}.host", $"The master {broker.Name} would go from {was.Host}, where its store is, to {becomes.Host}, while its messages are on {Words.And(stays)} too, which stays.");

    private static bool Stays(RuleContext context, RunningInstance copy) =>
        context.Plan.Brokers.Any(b => RunningCluster.NameOf(b) == copy.Name && !b.Host.Lost && PlaceOf(b) == (copy.Host, copy.Find(ConfigLines.BrokerConf, CommitLog)));

    private static (string Host, string? Log) PlaceOf(InstancePlan broker) => (broker.Host.Name, broker.EffectiveProperties.GetValueOrDefault(CommitLog));
}
