namespace RocketMQ.Model.Rules.Pack;

internal sealed class FewFiles : IRule
{
    public string Id => "RMQ044";

    public string Title => "Few open files";

    public Severity Severity => Severity.Warning;

    public string Why => "Connections and store files are open files; a broker that runs out of them refuses connections. Units ask for 655350; a container or a hard limit may allow less.";

    public string Repair => "Raise the hard limit of open files on the host (or of the container) to 655350.";

    public IEnumerable<Violation> Check(RuleContext context) =>
        from host in context.Facts
        where host.Value.OpenFiles < 655350
        select new Violation($"hosts.nodes.{host.Key}", $"A unit may have {host.Value.OpenFiles} open files.");
}
