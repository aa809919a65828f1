using RocketMQ.Model.Rendering;

namespace RocketMQ.Model.Rules.Pack;

internal sealed class KeyOfTheDescription : IRule
{
    public string Id => "RMQ025";

    public string Title => "A key that the description itself decides";

    public Severity Severity => Severity.Error;

    public string Why => "Names, ids, roles, addresses and the store's folder are planned from the description; a property that says something else would contradict the plan. brokerRole among the properties of a cluster would turn its slaves into masters.";

    public string Repair => "Remove the property and use the field of the description.";

    public bool JudgesTextAlone => true;

    private static readonly Dictionary<string, string> Broker = new(StringComparer.Ordinal)
    {
        ["brokerClusterName"] = "Set cluster.name.",
        ["brokerName"] = "It is the name of the group.",
        ["brokerId"] = "Set id of the broker.",
        ["namesrvAddr"] = "Set cluster.nameServers.",
        ["listenPort"] = "Set port of the broker.",
        ["haListenPort"] = "It is always listenPort+1.",
        ["haMasterAddress"] = "It is always that of the group's master.",
        ["brokerRole"] = "Set cluster.brokerRole, or brokerRole of the group.",
        ["flushDiskType"] = "Set cluster.flushDiskType, or flushDiskType of the group.",
        ["storePathRootDir"] = "Set storePath of the broker, or cluster.paths.store.",
        ["rocketmqHome"] = "Every instance has its own.",
        ["brokerConfigPath"] = "It is the rendered file.",
    };

    private static readonly Dictionary<string, string> NameServer = new(StringComparer.Ordinal)
    {
        ["listenPort"] = "Set port of the name server.",
        ["rocketmqHome"] = "Every instance has its own.",
    };

    public IEnumerable<Violation> Check(RuleContext context) =>
        from key in context.WrittenKeys
        let field = (key.Kind == InstanceKind.Broker ? Broker : NameServer).GetValueOrDefault(key.Key)
        where field is not null
        select new Violation(key.Path, $"\"{key.Key}\" is decided by the description; the property ({key.Value}) could only contradict it.", field);
}
