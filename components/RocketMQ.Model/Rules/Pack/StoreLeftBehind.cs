using RocketMQ.Model.Rollout;

namespace RocketMQ.Model.Rules.Pack;

internal sealed class StoreLeftBehind : IRule
{
    public string Id => "RMQ050";

    public string Title => "A broker is given another store and its messages stay in the old one";

    public Severity Severity => Severity.Warning;

    public string Why => "Nothing moves messages but replication, from a master to its slaves. A master that starts with an empty store beside a slave that holds messages is not started at all; one without a slave begins anew, and what is not consumed yet is out of reach. On the same host a folder that was moved by hand is found.";

    public string Repair => "Leave the broker where its store is. To move it, stop it, copy the store (commitlog/ and config/) to the new place, owner rocketmq, and then run pulumi up.";

    public RuleScope Scope => RuleScope.LastUp;

    // Where the messages are; a plan writes it out for every broker.
    private const string CommitLog = "storePathCommitLog";

    public IEnumerable<Violation> Check(RuleContext context) =>
        from broker in context.Brokers
        let before = context.Before(broker)
        where before is not null && broker.Plan is not null
        let message = Leaves(broker, before)
        where message is not null
        select new Violation(message.Value.Path, message.Value.Text);

    private static (string Path, string Text)? Leaves(BrokerNode broker, RunningInstance before)
    {
        if (before.Host != broker.Spec.Host)
        {
            // A slave fetches from its master what it can; a master has nobody to ask.
            return broker.IsMaster ? ($"{broker.Path}.host", $"The master {broker.Name} goes from {before.Host} to {broker.Spec.Host}; its store stays on {before.Host}.") : null;
        }

        var (was, becomes) = (before.Find(ConfigLines.BrokerConf, CommitLog), broker.Plan!.EffectiveProperties.GetValueOrDefault(CommitLog));
        return was == becomes ? null : ($"{broker.Path}.storePath", $"{broker.Name} has its messages in {was} and would look for them in {becomes}.");
    }
}
