namespace RocketMQ.Model.Rules.Pack;

internal sealed class ForcedCleaningOff : IRule
{
    public string Id => "RMQ015";

    public string Title => "Forced cleaning of a full disk is off";

    public Severity Severity => Severity.Warning;

    public string Why => "With cleanFileForciblyEnable=false only files older than fileReservedTime are deleted. When the disk reaches 90 % all the same, the broker refuses every message.";

    public string Repair => "Remove cleanFileForciblyEnable, or watch the disk and keep fileReservedTime short enough.";

    public IEnumerable<Violation> Check(RuleContext context) =>
        from found in context.Settings("cleanFileForciblyEnable")
        where found.Setting.IsWritten && !found.Setting.IsTrue
        select new Violation(found.Setting.Path, $"{Words.List(found.Brokers.Select(b => b.Name))}: at 90 % disk use messages are refused, because cleanFileForciblyEnable is {found.Setting.Value}.")
        {
            Fixes = [Fix.Set(found.Setting.Path, "true")],
            Or = "Or watch the disk and keep fileReservedTime short enough.",
        };
}
