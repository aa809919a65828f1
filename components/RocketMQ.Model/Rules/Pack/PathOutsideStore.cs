namespace RocketMQ.Model.Rules.Pack;

internal sealed class PathOutsideStore : IRule
{
    public string Id => "RMQ077";

    public string Title => "A key names a path outside the broker's store";

    public Severity Severity => Severity.Error;

    public string Why => "The unit lets a broker write in its own store and logs alone, and what lies elsewhere is neither made for it, nor moved, kept or removed with its store.";

    public string Repair => "Remove the key: RocketMQ's default lies in the store.";

    private static readonly string[] Keys = ["readOnlyCommitLogStorePaths", "storePathBrokerIdentity", "storePathDLedgerCommitLog", "storePathEpochFile"];

    public IEnumerable<Violation> Check(RuleContext context) =>
        from key in Keys
        from broker in context.Brokers
        let setting = context.Setting(broker, key)
        where setting.IsWritten && broker.Plan?.StoreDirectory is { } store && !setting.Value.Split(',').All(p => Within(p, store))
        group broker by setting into same
        let one = same.First().Plan!.StoreDirectory
        select new Violation(
            same.Key.Path,
            $"{Words.List(same.Select(b => b.Name))}: {same.Key.Path[(same.Key.Path.LastIndexOf('.') + 1)..]} is {same.Key.Value}, which does not lie in the store {one}; the broker cannot write there.",
            null)
        {
            Fixes = [Fix.Remove(same.Key.Path)],
            Or = $"The default lies in the store; or set a path below {one}.",
        };

    private static bool Within(string path, string store) =>
        path.StartsWith(store + "/", StringComparison.Ordinal) && !$"{path}/".Contains("/../", StringComparison.Ordinal);
}
