namespace RocketMQ.Model.Rules.Pack;

internal sealed class PortClash : IRule
{
    public string Id => "RMQ003";

    public string Title => "Two instances on a host take one port";

    public Severity Severity => Severity.Error;

    public string Why => "A broker takes three ports: listenPort, listenPort-2 (VIP channel) and listenPort+1 (replication). The second process to ask for a port ends with exit code 255.";

    public string Repair => "Give brokers on one host listen ports that are at least 4 apart, and name servers a port outside of them.";

    public bool CanBeSwitchedOff => false;

    public IEnumerable<Violation> Check(RuleContext context)
    {
        var servers = context.Spec.NameServers.Select(n => (n.Host, n.Port, What: "the name server", Path: $"{NodeReader.PathOf(n)}.port"));
        var brokers = context.Brokers.SelectMany(b => Ports(b).Select(p => (b.Spec.Host, Port: p.Port, What: $"{b.Name} ({p.Use})", Path: $"{b.Path}.port")));
        return from taken in servers.Concat(brokers)
               group taken by (taken.Host, taken.Port) into same
               from taken in same.Skip(1)
               select new Violation(taken.Path, $"{taken.What} takes port {taken.Port} of host \"{taken.Host}\", and so does {same.First().What}.");
    }

    private static IEnumerable<(int Port, string Use)> Ports(BrokerNode broker) =>
        [(broker.Spec.Port, "listenPort"), (broker.Spec.Port - 2, "listenPort-2"), (broker.Spec.Port + 1, "listenPort+1")];
}
