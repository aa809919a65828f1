namespace RocketMQ.Model.Rules.Pack;

internal sealed class ClusterRenamed : IRule
{
    public string Id => "RMQ052";

    public string Title => "The cluster of running hosts gets another name";

    public Severity Severity => Severity.Error;

    public string Why => "The hosts belong to the cluster whose block stands in their /etc/hosts, and the check of every host refuses one that belongs to another. Topics, consumers and the dashboard know the cluster by its name too.";

    public string Repair => "Set the name back. To change it, run pulumi destroy (data stays), change it, and run pulumi up.";

    public RuleScope Scope => RuleScope.LastUp;

    public IEnumerable<Violation> Check(RuleContext context)
    {
        if (context.Running is { } running && running.Name != context.Spec.Name)
        {
            yield return new("cluster.name", $"The cluster runs as {running.Name} and would be {context.Spec.Name}.")
            {
                Fixes = [Fix.Set("cluster.name", running.Name)],
                Or = "To change it, run pulumi destroy (data stays), change it, and run pulumi up.",
            };
        }
    }
}
