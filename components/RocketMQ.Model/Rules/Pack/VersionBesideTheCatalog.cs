using RocketMQ.Model.Catalog;

namespace RocketMQ.Model.Rules.Pack;

internal sealed class VersionBesideTheCatalog : IRule
{
    public string Id => "RMQ046";

    public string Title => "A version whose keys are not known exactly";

    public Severity Severity => Severity.Info;

    public string Why => $"The key catalog was read from the sources of {string.Join(", ", ReleaseVersion.Known.SkipLast(1))} and {ReleaseVersion.Known[^1]}, which the test suite runs. Keys of another version are judged by the nearest of them: a key that came or went in between may be judged wrongly.";

    public string Repair => "Read the release notes for keys of yours that came or went in between.";

    public IEnumerable<Violation> Check(RuleContext context)
    {
        if (!ReleaseVersion.Known.Contains(context.Spec.Release.Version))
        {
            yield return new("release.version", $"Keys of RocketMQ {context.Spec.Release.Version} are judged by {context.Catalog.Known}.");
        }
    }
}
