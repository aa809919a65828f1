namespace RocketMQ.Model.Rules.Pack;

internal sealed class FewMaps : IRule
{
    public string Id => "RMQ043";

    public string Title => "vm.max_map_count is low";

    public Severity Severity => Severity.Warning;

    public string Why => "Each file of commit log, consume queue and index is one map. With many topics a broker passes the kernel's default of 65530 and ends with an out of memory error.";

    public string Repair => "Set vm.max_map_count=655360 on the host (prepare does it where the host allows it).";

    public IEnumerable<Violation> Check(RuleContext context) =>
        from host in context.Facts
        where host.Value.MaxMapCount < 655360
        select new Violation($"hosts.nodes.{host.Key}", $"vm.max_map_count is {host.Value.MaxMapCount}.");
}
