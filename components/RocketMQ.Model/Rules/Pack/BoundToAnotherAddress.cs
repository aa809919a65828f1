using RocketMQ.Model.Catalog;

namespace RocketMQ.Model.Rules.Pack;

internal sealed class BoundToAnotherAddress : IRule
{
    public string Id => "RMQ073";

    public string Title => "bindAddress is not the address at which the others come";

    public Severity Severity => Severity.Error;

    public string Why => "From 5.0 a broker or name server listens at bindAddress alone. One that its host does not have ends the process at start (Cannot assign requested address); any other than the host's address in the description, such as 127.0.0.1, is reached neither by clients nor by the checks after a start.";

    public string Repair => "Remove it: the default 0.0.0.0 is every address of the host.";

    private const string Key = "bindAddress";
    private const string Every = "0.0.0.0";

    public IEnumerable<Violation> Check(RuleContext context) =>
        context.Catalog.Find(Key) is { Status: KeyStatus.Read } ? Brokers(context).Concat(NameServers(context)) : [];

    private static IEnumerable<Violation> Brokers(RuleContext context) =>
        from broker in context.Brokers
        let setting = context.Setting(broker, Key)
        where setting.IsWritten && broker.Plan is not null && setting.Value != Every && setting.Value != broker.Plan.Host.Address
        group broker by setting into same
        let one = same.First()
        select new Violation(
            same.Key.Path,
            $"{Words.List(same.Select(b => b.Name))}: bindAddress is {same.Key.Value}, and {one.Name} is reached at {one.Plan!.Host.Address}; it would not start, or nobody would reach it.",
            null)
        {
            Fixes = [Fix.Remove(same.Key.Path)],
            Or = $"The default {Every} is every address of the host; or set {one.Path}.properties.bindAddress: {one.Plan.Host.Address}.",
        };

    private static IEnumerable<Violation> NameServers(RuleContext context)
    {
        var addresses = context.Spec.Hosts.GroupBy(h => h.Name, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Address, StringComparer.Ordinal);
        return from server in context.Spec.NameServers
               let value = server.Properties.GetValueOrDefault(Key)
               let address = addresses.GetValueOrDefault(server.Host)
               where value is not null && address is not null && value != Every && value != address
               select new Violation(
                   $"{NodeReader.PathOf(server)}.properties.{Key}",
                   $"The name server on {server.Host}: bindAddress is {value}, and it is reached at {address}; it would not start, or nobody would reach it.",
                   null)
               {
                   Fixes = [Fix.Remove($"{NodeReader.PathOf(server)}.properties.{Key}")],
                   Or = $"The default {Every} is every address of the host; or set it to {address}.",
               };
    }
}
