using System.Globalization;
using RocketMQ.Components.Release;
using RocketMQ.Model.Rendering;
using RocketMQ.Model.Rollout;

namespace Infra;

/// <summary>The size and targets of a copy that is about to begin: the provider shows nothing while it copies.</summary>
internal static class CopyNotice
{
    private const int Named = 8;

    /// <summary>Creates it.</summary>
    /// <param name="archive">The release.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="last">What was applied last; null: nothing.</param>
    /// <returns>One line; null where nothing is copied, or what is copied is not built yet.</returns>
    public static string? Create(ReleaseArchive archive, ClusterPlan plan, RunningCluster? last)
    {
        if (archive.HostUrl is not null || !File.Exists(archive.Path)) return null;
        var had = last?.Version == plan.Spec.Release.Version ? last.Instances.Select(i => i.Host).ToHashSet(StringComparer.Ordinal) : [];
        var targets = plan.Hosts.Select(h => h.Host).Where(h => !h.Lost && !had.Contains(h.Name)).Select(h => h.Name).ToList();
        if (targets.Count == 0) return null;
        // Of a link, too, the file's own.
        using var file = File.OpenRead(archive.Path);
        var size = (file.Length / 1048576.0).ToString("0.0", CultureInfo.InvariantCulture);
        var names = targets.Count > Named ? $"{targets.Count} hosts" : string.Join(", ", targets);
        return $"{archive.FileName} ({size} MiB) is copied to {names}, each from this machine; the copy itself shows no progress.";
    }
}
