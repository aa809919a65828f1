namespace RocketMQ.Model.Rules.Pack;

internal sealed class SmallHeap : IRule
{
    public string Id => "RMQ013";

    public string Title => "A broker's heap below 1 GiB";

    public Severity Severity => Severity.Warning;

    public string Why => "Brokers were seen to run with 128 MiB and no load. Under load a small heap means long pauses, and a broker that pauses for more than 1 s refuses messages as busy. Fine for trying things out.";

    public string Repair => "Give each broker 1 GiB of heap or more.";

    private const int LowestMiB = 1024;

    public IEnumerable<Violation> Check(RuleContext context) =>
        from broker in context.Brokers
        let heap = broker.HeapMiB
        where heap < LowestMiB
        let path = broker.Spec.HeapMiB is null ? "cluster.heap.broker" : $"{broker.Path}.heap"
        group broker by (path, heap) into same
        select new Violation(same.Key.path, $"{Words.List(same.Select(b => b.Name))}: the heap is {same.Key.heap} MiB.");
}
