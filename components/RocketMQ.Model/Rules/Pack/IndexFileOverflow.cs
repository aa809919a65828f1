namespace RocketMQ.Model.Rules.Pack;

internal sealed class IndexFileOverflow : IRule
{
    public string Id => "RMQ072";

    public string Title => "The size of an index file overflows 32 bits";

    public Severity Severity => Severity.Error;

    public string Why => "An index file has 40 bytes, 4 for each of maxHashSlotNum and 20 for each of maxIndexNum; RocketMQ computes the sum in 32 bits. Beyond 2147483647 it is negative or another number: no index file can be made, and the thread that builds consume queues ends at the first message, so that the next ones are acknowledged and never reach a consumer.";

    public string Repair => "Set maxIndexNum: 20000000 and maxHashSlotNum: 5000000, the defaults.";

    private const long Header = 40;
    private const long Slot = 4;
    private const long Entry = 20;

    public IEnumerable<Violation> Check(RuleContext context) =>
        from broker in context.Brokers
        let slots = context.Setting(broker, "maxHashSlotNum")
        let entries = context.Setting(broker, "maxIndexNum")
        let size = Header + (Slot * Within(slots.Number)) + (Entry * Within(entries.Number))
        where size > int.MaxValue
        group broker.Name by (slots, entries, size) into same
        let most = (int.MaxValue - Header - (Slot * Within(same.Key.slots.Number))) / Entry
        select new Violation(
            (same.Key.entries.IsWritten ? same.Key.entries : same.Key.slots).Path,
            $"{Words.List(same)}: maxIndexNum {same.Key.entries.Value} and maxHashSlotNum {same.Key.slots.Value} make an index file of {same.Key.size} bytes; RocketMQ computes it in 32 bits, and consumers get none of the messages after the first.",
            null)
        {
            Fixes = most >= 2 ? [Fix.Set(same.Key.entries.Path, $"{most}")] : [Fix.Set(same.Key.slots.Path, "5000000"), Fix.Set(same.Key.entries.Path, "20000000")],
            Or = most >= 2 ? "That is the most; the default is 20000000." : "Those are the defaults.",
        };

    // Beyond an int the value itself is refused.
    private static long Within(long? number) => Math.Clamp(number ?? 0, 0, int.MaxValue);
}
