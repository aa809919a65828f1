namespace RocketMQ.Model.Rules.Pack;

internal sealed class ConsumeQueueEntriesAsBytes : IRule
{
    public string Id => "RMQ029";

    public string Title => "mappedFileSizeConsumeQueue of 300000";

    public Severity Severity => Severity.Warning;

    public string Why => "The value is bytes, 20 for each entry. 300000 comes from tutorials that count entries; taken as bytes it makes files of 15,000 entries, twenty times as many files as meant.";

    public string Repair => "Write 6000000 (300,000 entries), or remove the key: that is the default.";

    private const int TutorialValue = 300_000;

    public IEnumerable<Violation> Check(RuleContext context) =>
        from found in context.Settings("mappedFileSizeConsumeQueue")
        where found.Setting.IsWritten && found.Setting.Number == TutorialValue
        select new Violation(found.Setting.Path, $"{Words.List(found.Brokers.Select(b => b.Name))}: mappedFileSizeConsumeQueue is {TutorialValue} bytes, which is 15000 entries.")
        {
            Fixes = [Fix.Set(found.Setting.Path, "6000000")],
            Or = "That is 300,000 entries, the default.",
        };
}
