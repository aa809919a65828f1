using RocketMQ.Model.Catalog;

namespace RocketMQ.Model.Rules.Pack;

internal sealed class VersionGoesBack : IRule
{
    public string Id => "RMQ051";

    public string Title => "The version goes back";

    public Severity Severity => Severity.Warning;

    public string Why => "A store that a newer version has written may hold what an older one cannot read: 5.x keeps system topics, timers and consume queues of its own, and no way from 5.x back to 4.x was ever run. From 4.9 to 4.7 plain topics were seen to work.";

    public string Repair => "Keep the version. To go back after all, try it with a copy of a store first.";

    public RuleScope Scope => RuleScope.LastUp;

    public IEnumerable<Violation> Check(RuleContext context)
    {
        if (context.Running is { } running && ReleaseVersion.Parse(running.Version) > context.Catalog.Version)
        {
            yield return new("release.version", $"The cluster runs {running.Version} and would run {context.Spec.Release.Version}.")
            {
                Fixes = [Fix.Set("release.version", running.Version)],
                Or = "To go back after all, try it with a copy of a store first.",
            };
        }
    }
}
