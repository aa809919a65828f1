namespace RocketMQ.Model.Rules.Pack;

internal sealed class LittlePageCache : IRule
{
    public string Id => "RMQ012";

    public string Title => "Little memory is left for the page cache";

    public Severity Severity => Severity.Warning;

    public string Why => "RocketMQ reads the tail of its files from the page cache; without room for it, each consumer that is a little behind reads from the disk. A quarter of the host's memory is a low mark.";

    public string Repair => "Make the heaps smaller, or give the host more memory.";

    private const int Share = 4;

    public IEnumerable<Violation> Check(RuleContext context) =>
        from host in HostMemory.All(context)
        let left = host.MemoryMiB - host.NeededMiB
        where host.HasBroker && left >= 0 && left < host.MemoryMiB / Share
        select new Violation($"hosts.nodes.{host.Name}", $"Heaps and direct memory of {Words.List(host.Instances)} leave {left} of {host.MemoryMiB} MiB of host {host.Name} for the page cache.", $"Leave at least {host.MemoryMiB / Share} MiB.");
}
