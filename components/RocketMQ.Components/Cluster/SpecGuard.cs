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
        if (check.Refused || check.Plan is not { } plan)
        {
            throw new RunException(FindingText.Refusal($"Cluster {name} is refused, nothing was touched", check.Findings));
        }

        if (Deployment.Instance.IsDryRun && check.Findings.Count > 0)
        {
            Log.Warn(FindingText.Of($"The rules on cluster {name}", check.Findings));
        }
        else if (FindingText.Brief(check.Findings) is { Length: > 0 } brief)
        {
            Log.Warn(brief);
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
