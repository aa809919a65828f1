namespace RocketMQ.Model.Rules.Pack;

internal sealed class HugePagesAlways : IRule
{
    public string Id => "RMQ042";

    public string Title => "Transparent huge pages: always";

    public Severity Severity => Severity.Warning;

    public string Why => "The kernel then joins pages behind the JVM's back, which shows as pauses in a process that maps and unmaps files all the time.";

    public string Repair => "Set /sys/kernel/mm/transparent_hugepage/enabled to madvise, at boot.";

    public IEnumerable<Violation> Check(RuleContext context) =>
        from host in context.Facts
        where host.Value.TransparentHugePages == "always"
        select new Violation($"hosts.nodes.{host.Key}", $"Transparent huge pages are set to always.");
}
