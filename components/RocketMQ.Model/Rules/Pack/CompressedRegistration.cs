namespace RocketMQ.Model.Rules.Pack;

internal sealed class CompressedRegistration : IRule
{
    public string Id => "RMQ038";

    public string Title => "compressedRegister is on";

    public Severity Severity => Severity.Warning;

    public string Why => "The layout of the compressed registration changed in 5.0: brokers of 5.x and name servers of 4.x do not understand each other with it, so a rolling upgrade loses routes.";

    public string Repair => "Remove compressedRegister, at least until all name servers and brokers run 5.x.";

    public IEnumerable<Violation> Check(RuleContext context) =>
        from found in context.Settings("compressedRegister")
        where found.Setting.IsTrue
        select new Violation(found.Setting.Path, $"{Words.List(found.Brokers.Select(b => b.Name))} register compressed.")
        {
            Fixes = [Fix.Set(found.Setting.Path, "false")],
            Or = "At least until all name servers and brokers run 5.x.",
        };
}
