using RocketMQ.Model.Rendering;

namespace RocketMQ.Model.Rules.Pack;

internal sealed class DangerousKey : IRule
{
    public string Id => "RMQ026";

    public string Title => "A key that is rarely meant";

    public Severity Severity => Severity.Warning;

    public string Why => "These keys take the cluster out of what its description says, or take the broker out of service; each is told with its reason.";

    public string Repair => "Remove the property.";

    public RuleScope Scope => RuleScope.Text;

    private static readonly Dictionary<string, (Func<string, bool> When, string Why)> Broker = new(StringComparer.Ordinal)
    {
        ["brokerPermission"] = (v => v != "6", "the broker then never serves writes (4) or reads (2), also after a restart; for maintenance a broker is drained at the name servers instead"),
        ["filterServerNums"] = (IsPositive, "the broker then starts further processes by a shell command, the way in of CVE-2023-33246"),
        ["enableDLegerCommitLog"] = (IsTrue, "DLedger ignores brokerRole and brokerId and elects its own leader, so masters and slaves of the description do not hold"),
        ["enableControllerMode"] = (IsTrue, "the controller then decides who is master, so masters and slaves of the description do not hold"),
        ["fetchNamesrvAddrByAddressServer"] = (IsTrue, "the broker then asks an HTTP server on the internet (jmenv.tbsite.net) for its name servers"),
        ["messageStorePlugIn"] = (v => v.Length > 0, "the broker then runs classes that the release does not hold"),
        ["startAcceptSendRequestTimeStamp"] = (IsPositive, "the broker then refuses messages until that point in time"),
        ["brokerTopicEnable"] = (v => !IsTrue(v), "the topic named like the broker is then missing, which the check after a start sends to"),
        ["rejectTransactionMessage"] = (IsTrue, "the broker then refuses every transactional message (code 16)"),
        ["disableConsumeIfConsumerReadSlowly"] = (IsTrue, "a consumer group that is consumerFallbehindThreshold bytes behind then gets no messages any more"),
        ["timerStopEnqueue"] = (IsTrue, "timed messages are then stored and not delivered"),
        ["storeType"] = (v => v != "default", "the consume queues then live in RocksDB and there is no way back"),
    };

    private static readonly Dictionary<string, (Func<string, bool> When, string Why)> NameServer = new(StringComparer.Ordinal)
    {
        ["clusterTest"] = (IsTrue, "unknown routes are then looked up at another environment"),
        ["enableControllerInNamesrv"] = (IsTrue, "controllers decide who is master, so masters and slaves of the description do not hold"),
    };

    public IEnumerable<Violation> Check(RuleContext context) =>
        from key in context.WrittenKeys
        where key.Issues.Count == 0 && (key.Kind == InstanceKind.Broker ? Broker : NameServer).TryGetValue(key.Key, out var danger) && danger.When(key.Value)
        let why = (key.Kind == InstanceKind.Broker ? Broker : NameServer)[key.Key].Why
        select new Violation(key.Path, $"{key.Key} = {key.Value}: {why}.") { Fixes = [Fix.Remove(key.Path)] };

    private static bool IsTrue(string value) => value.Equals("true", StringComparison.OrdinalIgnoreCase);

    private static bool IsPositive(string value) => long.TryParse(value, out var number) && number > 0;
}
