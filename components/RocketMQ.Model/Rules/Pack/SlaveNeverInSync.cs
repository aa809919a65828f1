using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Rules.Pack;

internal sealed class SlaveNeverInSync : IRule
{
    public string Id => "RMQ076";

    public string Title => "haSlaveFallbehindMax is not above the largest message";

    public Severity Severity => Severity.Warning;

    public string Why => "A SYNC_MASTER of 4.x waits for its slave only while the slave lacks less than haSlaveFallbehindMax bytes, and it counts the very message that is being stored. A message as large as that is answered with SLAVE_NOT_AVAILABLE and not waited for, however near the slave is.";

    public string Repair => "Set haSlaveFallbehindMax: 268435456, the default.";

    private const int DefaultGap = 268435456;

    public IEnumerable<Violation> Check(RuleContext context) =>
        from broker in context.Is5 ? [] : context.Brokers
        where broker.Role == BrokerRole.SyncMaster && broker.Group.Slaves.Count > 0
        let gap = context.Setting(broker, "haSlaveFallbehindMax")
        let message = context.Setting(broker, "maxMessageSize")
        where gap.Number <= message.Number
        group broker.Name by (gap, message) into same
        select new Violation(
            (same.Key.gap.IsWritten ? same.Key.gap : same.Key.message).Path,
            $"{Words.List(same)}: haSlaveFallbehindMax is {same.Key.gap.Value} and maxMessageSize {same.Key.message.Value}; a message of {same.Key.gap.Value} bytes is answered with SLAVE_NOT_AVAILABLE, and no slave is waited for.")
        {
            Fixes = same.Key.message.Number < DefaultGap
                ? [Fix.Set(same.Key.gap.Path, $"{DefaultGap}")]
                : [Fix.Set(same.Key.message.Path, "4194304"), Fix.Set(same.Key.gap.Path, $"{DefaultGap}")],
        };
}
