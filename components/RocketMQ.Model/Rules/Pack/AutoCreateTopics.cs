namespace RocketMQ.Model.Rules.Pack;

internal sealed class AutoCreateTopics : IRule
{
    public string Id => "RMQ018";

    public string Title => "Topics are created by whoever asks";

    public Severity Severity => Severity.Info;

    public Severity ProductionSeverity => Severity.Error;

    public string Why => "With autoCreateTopicEnable=true a misspelt name of a client makes a new topic in silence, on the one broker that was asked first, so it is not spread over the cluster. In production they are made on purpose.";

    public string Repair => "Set autoCreateTopicEnable: false and create them by hand or by code.";

    public IEnumerable<Violation> Check(RuleContext context) =>
        from found in context.Settings("autoCreateTopicEnable", context.Brokers.Where(b => b.IsMaster))
        where found.Setting.IsTrue
        select new Violation(found.Setting.Path, $"{Words.List(found.Brokers.Select(b => b.Name))} create any topic a client names (autoCreateTopicEnable{(found.Setting.IsWritten ? "" : ", by default")}).")
        {
            Fixes = [Fix.Set(found.Setting.Path, "false")],
            Or = "Create them by hand or by code.",
        };
}
