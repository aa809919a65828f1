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
        from source in Source(context, broker)
        group broker by (source, heap) into same
        select new Violation(same.Key.source.Path, $"{Words.List(same.Select(b => b.Name))}: the heap is {same.Key.heap} MiB{same.Key.source.Why}.");

    /// <summary>The field that says so, or that could; none for the heap of containers of our own that are there for trying things out.</summary>
    private static (string Path, string Why)[] Source(RuleContext context, BrokerNode broker)
    {
        const string all = "cluster.heap.broker";
        if (broker.Spec.HeapMiB is not null) return [($"{broker.Path}.heap", "")];
        if (context.Spec.Heap.BrokerMiB is null) return [(all, $", worked out from the memory of {broker.Spec.Host}")];
        if (!context.IsDefault(all)) return [(all, "")];
        return context.Spec.Production ? [(all, ", the default on docker hosts")] : [];
    }
}
