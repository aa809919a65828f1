namespace RocketMQ.Model.Rules.Pack;

internal sealed class AutoCreateGroups : IRule
{
    public string Id => "RMQ019";

    public string Title => "Consumer groups are created by whoever asks";

    public Severity Severity => Severity.Info;

    public Severity ProductionSeverity => Severity.Error;

    public string Why => "With autoCreateSubscriptionGroup=true a misspelt name of a client makes a new consumer group in silence, which then holds its own offsets. In production they are made on purpose.";

    public string Repair => "Set autoCreateSubscriptionGroup: false and create them by hand or by code.";

    public IEnumerable<Violation> Check(RuleContext context) =>
        from found in context.Settings("autoCreateSubscriptionGroup", context.Brokers.Where(b => b.IsMaster))
        where found.Setting.IsTrue
        select new Violation(found.Setting.Path, $"{Words.List(found.Brokers.Select(b => b.Name))} create any consumer group a client names (autoCreateSubscriptionGroup{(found.Setting.IsWritten ? "" : ", by default")}).")
        {
            Fixes = [Fix.Set(found.Setting.Path, "false")],
            Or = "Create them by hand or by code.",
        };
}
