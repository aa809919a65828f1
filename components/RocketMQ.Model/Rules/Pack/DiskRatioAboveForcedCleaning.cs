namespace RocketMQ.Model.Rules.Pack;

internal sealed class DiskRatioAboveForcedCleaning : IRule
{
    public string Id => "RMQ014";

    public string Title => "diskMaxUsedSpaceRatio above the point of forced cleaning";

    public Severity Severity => Severity.Info;

    public string Why => "At 85 % of the disk the broker deletes its oldest files whatever their age (5.x: diskSpaceCleanForciblyRatio). Above diskMaxUsedSpaceRatio it deletes expired files at any hour, which should make room before that. With a ratio above 85 this step never happens, and messages younger than fileReservedTime may be deleted.";

    public string Repair => "Set diskMaxUsedSpaceRatio: 75, or remove it: that is the default.";

    private const int ForcedCleaning = 85;

    public IEnumerable<Violation> Check(RuleContext context) =>
        from found in context.Settings("diskMaxUsedSpaceRatio")
        where found.Setting.IsWritten && found.Setting.Number > ForcedCleaning
        let hours = Words.List(found.Brokers.Select(b => context.Setting(b, "fileReservedTime").Value).Distinct())
        select new Violation(found.Setting.Path, $"diskMaxUsedSpaceRatio is {found.Setting.Value}; the oldest files go at {ForcedCleaning} % already, so fileReservedTime ({hours} hours) is not what a filling disk keeps to.") 
        {
            Fixes = [Fix.Set(found.Setting.Path, "75")],
            Or = "Or remove it: that is the default.",
        };
}
