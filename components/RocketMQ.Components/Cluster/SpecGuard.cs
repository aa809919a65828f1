using Pulumi;
using RocketMQ.Components.Release;
using RocketMQ.Model.Configuration;
using RocketMQ.Model.Rules;
using RocketMQ.Model.Topology;

namespace RocketMQ.Components.Cluster;

/// <summary>Refuses a description that cannot run before any resource is made.</summary>
internal static class SpecGuard
{
    public static void ThrowIfInvalid(ClusterSpec spec)
    {
        var errors = ClusterSpecChecker.Check(spec).Where(f => f.Severity == Severity.Error).ToList();
        if (errors.Count > 0) throw new RunException(FindingText.Of("This cluster cannot run", errors));
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
