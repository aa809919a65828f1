namespace RocketMQ.Model.Rules.Pack;

internal sealed class SingleNameServer : IRule
{
    public string Id => "RMQ005";

    public string Title => "A single name server";

    public Severity Severity => Severity.Warning;

    public string Why => "Clients and brokers find each other through the name servers alone. While the only one is down, no client can start and no route changes.";

    public string Repair => "Run at least two name servers, on hosts of their own.";

    public IEnumerable<Violation> Check(RuleContext context)
    {
        var (own, outside) = (context.Spec.NameServers, context.Spec.OutsideNameServers);
        if (own.Count + outside.Count == 1)
        {
            yield return own.Count == 1
                ? new("cluster.nameServers", $"The cluster has one name server ({own[0].Host}).")
                : new("cluster.nameServersFrom", $"The cluster has one name server ({outside[0]}).");
        }
    }
}
