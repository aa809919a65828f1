using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Configuration;

/// <summary>Reads <c>rocketmq:release</c>.</summary>
internal static class ReleaseReader
{
    public static ReleaseSpec Read(ConfigNode release, FindingList findings)
    {
        var (archive, sha512, build) = (release["archive"], release["sha512"], release["build"]);
        if (archive.Given && build.Given)
        {
            findings.Error(CfgIds.Conflict, build.Path, "release.archive and release.build are both given, and only one of them can be the release.", "Remove one of them.");
        }

        if (archive.Given && release.Lacks("sha512"))
        {
            findings.Error(CfgIds.Conflict, sha512.Path, "release.archive is given without release.sha512.", "Add sha512: `sha512sum FILE` prints it; compare it with what the publisher says.");
        }

        if (sha512.Given && release.Lacks("archive"))
        {
            findings.Error(CfgIds.Conflict, sha512.Path, "release.sha512 is given without release.archive.", build.Given
                ? "Put the source release's sum into release.build.sha512." : "Add archive, or remove sha512: Apache's archives have their sums already.");
        }

        return new ReleaseSpec
        {
            Version = release["version"].Text!,
            Archive = archive.Text,
            Sha512 = sha512.Text?.ToLowerInvariant(),
            Build = build["source"].Text is { } source && build["sha512"].Text is { } sum
                ? new BuildSpec { Source = source, Sha512 = sum.ToLowerInvariant(), MavenMirror = build["mavenMirror"].Text }
                : null,
        };
    }
}
