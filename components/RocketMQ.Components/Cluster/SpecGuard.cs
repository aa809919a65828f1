using Pulumi;
using RocketMQ.Components.Release;
using RocketMQ.Model.Rendering;
using RocketMQ.Model.Rules;
using RocketMQ.Model.Topology;

namespace RocketMQ.Components.Cluster;

/// <summary>Refuses a description that cannot run before any resource is made.</summary>
internal static class SpecGuard
{
    /// <summary>The plan of a description that is right; what the rules say of it is shown.</summary>
    public static ClusterPlan PlanOf(ClusterSpec spec, string name)
    {
        var check = StackCheck.Run(spec);
        var refused = check.Refused || check.Plan is null;
        var rest = check.Findings.Where(f => f.Severity != Severity.Error).ToList();
        // A refusal stands last and counts what refuses; a real run names the rest by ids, because a preview has shown it.
        var shown = refused || !Deployment.Instance.IsDryRun ? FindingSummary.RenderShort(rest) : FindingSummary.Render(rest, inFull: false);
        if (shown.Length > 0) Log.Warn(shown);
        if (refused || check.Plan is not { } plan)
        {
            throw new RunException(FindingText.Of($"Cluster {name} is refused, nothing was touched", FindingText.Errors(check.Findings)));
        }

        return plan;
    }

    public static ReleaseArchive ArchiveOf(ReleaseSpec release)
    {
        if (release.Archive is not { } path || release.Sha512 is not { } sha512)
        {
            throw new RunException("release: neither RocketMQClusterArgs.Archive nor Spec.Release.Archive with Sha512 is given; give one of them.");
        }

        if (!File.Exists(path)) throw new RunException($"release.archive: there is no file {path} on this machine; give an existing path.");
        return new ReleaseArchive { Path = path, Sha512 = sha512, KnownSha512 = sha512, FileName = Path.GetFileName(path) };
    }
}
