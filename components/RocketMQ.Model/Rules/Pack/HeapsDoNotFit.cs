namespace RocketMQ.Model.Rules.Pack;

internal sealed class HeapsDoNotFit : IRule
{
    public string Id => "RMQ011";

    public string Title => "Heaps and direct memory do not fit into the host";

    public Severity Severity => Severity.Error;

    public string Why => "A broker touches its whole heap early; a host that runs out of memory kills processes or swaps, and a swapping broker stops answering. Direct memory counts besides the heap: MaxDirectMemorySize, or the pool of transientStorePoolEnable.";

    public string Repair => "Make the heaps smaller, or put fewer instances on the host.";

    public IEnumerable<Violation> Check(RuleContext context) =>
        from host in HostMemory.All(context)
        where host.NeededMiB > host.MemoryMiB
        select new Violation($"hosts.nodes.{host.Name}", $"{Words.List(host.Instances)} need {host.NeededMiB} MiB of heap and direct memory; host {host.Name} has {host.MemoryMiB} MiB.");
}
