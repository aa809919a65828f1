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

        var byHosts = release["fetch"].Text == "hosts";
        if (byHosts && !(Uri.TryCreate(archive.Text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"))
        {
            findings.Error(CfgIds.Conflict, release["fetch"].Path, "release.fetch is hosts, and release.archive is no http or https URL.", "Give the URL that the hosts shall fetch it from, with its sha512, or remove fetch.");
        }
        else if (byHosts && new Uri(archive.Text!).UserInfo.Length > 0)
        {
            findings.Error(CfgIds.Conflict, archive.Path, "release.archive has a log-in in its URL, and release.fetch is hosts: it would stand in clear in the state and on every host.", "Give a URL without a log-in, or remove fetch.");
        }

        return new ReleaseSpec
        {
            FetchedByHosts = byHosts,
            Version = release["version"].Text!,
            Archive = archive.Text,
            Sha512 = sha512.Text?.ToLowerInvariant(),
            Build = build["source"].Text is { } source && build["sha512"].Text is { } sum
                ? new BuildSpec { Source = source, Sha512 = sum.ToLowerInvariant(), MavenMirror = build["mavenMirror"].Text }
                : null,
        };
    }
}
