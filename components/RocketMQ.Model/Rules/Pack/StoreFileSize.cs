namespace RocketMQ.Model.Rules.Pack;

internal sealed class StoreFileSize : IRule
{
    public string Id => "RMQ028";

    public string Title => "Size of store files is not the default";

    public Severity Severity => Severity.Info;

    public string Why => "A broker whose store holds files of another size stops at start with exit code 253 (\"length not matched message store config value\"). So the size can be chosen for a new cluster, and never be changed after.";

    public string Repair => "Keep the value for the life of the store. To change it, build new brokers and move the traffic.";

    public static readonly string[] Keys = ["mappedFileSizeCommitLog", "mappedFileSizeConsumeQueue", "mappedFileSizeConsumeQueueExt"];

    public IEnumerable<Violation> Check(RuleContext context) =>
        from key in Keys
        from found in context.Settings(key)
        where found.Setting.IsWritten && found.Setting.Value != context.Catalog.Find(key)?.Default
        select new Violation(found.Setting.Path, $"{Words.List(found.Brokers.Select(b => b.Name))}: {key} is {found.Setting.Value} in the place of {context.Catalog.Find(key)?.Default}; over a store of another size the broker stops with exit code 253.");
}
