namespace RocketMQ.Model.Rules.Pack;

internal sealed class SwapOn : IRule
{
    public string Id => "RMQ041";

    public string Title => "Swap is on";

    public Severity Severity => Severity.Warning;

    public string Why => "A JVM whose heap is swapped out stops for seconds in each collection; the broker then refuses messages and clients give up.";

    public string Repair => "Turn swap off (swapoff -a and /etc/fstab), or accept it with vm.swappiness=1.";

    public IEnumerable<Violation> Check(RuleContext context) =>
        from host in context.Facts
        where host.Value.SwapMiB > 0
        select new Violation($"hosts.nodes.{host.Key}", $"It has {host.Value.SwapMiB} MiB of swap.");
}
