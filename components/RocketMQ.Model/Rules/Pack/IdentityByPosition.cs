using System.Globalization;
using RocketMQ.Model.Rendering;
using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Rules.Pack;

internal sealed class IdentityByPosition : IRule
{
    public string Id => "RMQ080";

    public string Title => "A slave or a docker host becomes another one by its place in the list alone";

    public Severity Severity => Severity.Error;

    public string Why => "A slave without `id` has the number of its place in the list, and a docker host without `address` the next address in the order of names. When an entry before it goes or comes, it would be another broker on the same host, with an empty store beside the one that has its messages, or be reached at another address.";

    public string Repair => "Write the id, or the address, that it has.";

    public RuleScope Scope => RuleScope.LastUp;

    public IEnumerable<Violation> Check(RuleContext context) => context.Running is null ? [] : [.. Slaves(context), .. DockerHosts(context)];

    private static IEnumerable<Violation> Slaves(RuleContext context)
    {
        foreach (var group in context.Spec.BrokerGroups)
        {
            BrokerNode[] slaves = [.. context.Brokers.Where(b => ReferenceEquals(b.Group, group) && !b.IsMaster)];
            var ran = context.Running!.Instances.Where(i => i.Kind == InstanceKind.Broker && i.Group == group.Name && IdOf(i.Name) > 0)
                .ToLookup(i => i.Host, i => IdOf(i.Name), StringComparer.Ordinal);
            BrokerNode[] moved = [.. slaves.Where(s => IsByPosition(context, s) && ran[s.Spec.Host].Any() && !ran[s.Spec.Host].Contains(s.Id))];
            if (moved.Length > 0)
            {
                var become = Words.And(moved.Select(s => $"{group.Name}-{ran[s.Spec.Host].First()} on {s.Spec.Host} would become {s.Name}"));
                yield return new($"{NodeReader.PathOf(group)}.slaves", $"{become}, by the place in the list alone.",
                    $"Write the ids that they have (and keep their other fields): slaves: [{string.Join(", ", Ids(context, slaves, ran))}].");
            }
        }
    }

    // Whoever ran keeps the id, an id that was written stays, and each other one gets the next that nobody has or had.
    private static IEnumerable<string> Ids(RuleContext context, BrokerNode[] slaves, ILookup<string, int> ran)
    {
        var taken = slaves.Where(s => !IsByPosition(context, s)).Select(s => s.Id).Concat(ran.SelectMany(r => r)).ToHashSet();
        foreach (var slave in slaves)
        {
            var id = !IsByPosition(context, slave) ? slave.Id
                : ran[slave.Spec.Host].Any() ? ran[slave.Spec.Host].First()
                : Enumerable.Range(1, taken.Count + 1).First(i => !taken.Contains(i));
            taken.Add(id);
            yield return string.Create(CultureInfo.InvariantCulture, $"{{ host: {slave.Spec.Host}, id: {id} }}");
        }
    }

    private static IEnumerable<Violation> DockerHosts(RuleContext context) =>
        from host in context.HostsAreOurs ? context.Spec.Hosts : []
        let was = context.Running!.AddressOf(host.Name)
        where was is not null && was != host.Address && SubnetOf(was) == SubnetOf(host.Address)
        where context.IsDefault(FieldOf(host))
        select new Violation(FieldOf(host), $"{host.Name} has the address {was} and would get {host.Address}, by the order of the hosts' names alone.", $"Write address: {was}.");

    private static string FieldOf(HostSpec host) => $"hosts.nodes.{host.Name}.address";

    private static string SubnetOf(string address) => address[..(address.LastIndexOf('.') + 1)];

    private static bool IsByPosition(RuleContext context, BrokerNode slave) => slave.Spec.Id is null || context.IsDefault($"{slave.Path}.id");

    private static int IdOf(string name) => int.TryParse(name[(name.LastIndexOf('-') + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;
}
