using RocketMQ.Model.Rendering;
using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Rules.Pack;

internal sealed class KeyOfTheDescription : IRule
{
    public string Id => "RMQ025";

    public string Title => "A key that the description itself decides";

    public Severity Severity => Severity.Error;

    public string Why => "Names, ids, roles, addresses and the store's folder are planned from the description; a property that says something else would contradict the plan. brokerRole among the properties of a cluster would turn its slaves into masters.";

    public string Repair => "Remove the property and use the field of the description.";

    public RuleScope Scope => RuleScope.Text;

    public IEnumerable<Violation> Check(RuleContext context) =>
        from key in context.WrittenKeys
        let field = (key.Kind == InstanceKind.Broker ? DescriptionKeys.OfBrokers : DescriptionKeys.OfNameServers).GetValueOrDefault(key.Key)
        where field is not null
        select new Violation(key.Path, $"\"{key.Key}\" is decided by the description; the property ({key.Value}) could only contradict it.")
        {
            Fixes = [Fix.Remove(key.Path)],
            Or = $"To change it, set it by {field}.",
        };
}
