namespace RocketMQ.Model.Rules.Pack;

internal sealed class EvenNameServers : IRule
{
    public string Id => "RMQ006";

    public string Title => "An even number of name servers";

    public Severity Severity => Severity.Info;

    public string Why => "Name servers do not talk to each other and need no majority, so an even number works. It is worth knowing where they shall also carry the controllers of RocketMQ 5, which vote: of four, no more may fail than of three.";

    public string Repair => "Leave it as it is, unless controllers will run on the name servers: then take one more or one less.";

    public IEnumerable<Violation> Check(RuleContext context)
    {
        var (own, outside) = (context.Spec.NameServers.Count, context.Spec.OutsideNameServers.Count);
        if (own + outside is > 1 and var count && count % 2 == 0 && (outside > 0 || !context.IsDefault("cluster.nameServers")))
        {
            yield return new(outside > 0 ? "cluster.nameServersFrom" : "cluster.nameServers", $"The cluster has {count} name servers.");
        }
    }
}
