using System.Security.Cryptography;
using Pulumi.Command.Local;
using RocketMQ.Components.Release;
using RocketMQ.Model.Rules;
using RocketMQ.Model.Topology;

namespace Infra;

/// <summary>Finds the release's archive on this machine, or fetches it once into the checkout's cache.</summary>
internal static class ReleaseResolver
{
    /// <summary>Folder of the project in which an archive is looked for by version, beside a file SHA512SUMS.</summary>
    private const string Archives = "archives";

    /// <summary>What this run has verified: a file is looked at when the stack is checked and again when it is used.</summary>
    private static readonly HashSet<(string Path, string Sha512)> Verified = [];

    /// <summary>What is wrong with files on this machine that the release is to be taken from; null when nothing is, and for what is yet to be fetched.</summary>
    public static async Task<Finding?> CheckAsync(ReleaseSpec release, string project)
    {
        try
        {
            if (release.Build is { } build && !IsUrl(build.Source)) await LocalAsync(build.Source, build.Sha512, project, "release.build.source");
            else if (release.Archive is { } archive && !IsUrl(archive)) await LocalAsync(archive, release.Sha512!, project, "release.archive");
            else if (release is { Build: null, Archive: null }) InMirror(release, project);
            return null;
        }
        catch (InputException e)
        {
            return e.Finding;
        }
    }

    /// <summary>The archive, verified; fetched when it is given as a URL and was not fetched before.</summary>
    /// <exception cref="InputException">There is none, or it is not the one that is meant.</exception>
    public static async Task<ReleaseArchive> ResolveAsync(ReleaseSpec release, string project)
    {
        if (release.Build is { } build) return await BuiltAsync(release, build, project);
        if (release is { FetchedByHosts: true, Archive: { } url, Sha512: { } sha512 })
        {
            return new() { Path = "", HostUrl = url, Sha512 = sha512, KnownSha512 = sha512, FileName = Path.GetFileName(new Uri(url).LocalPath) };
        }

        if (release.Archive is { } archive) return Known(await LocalAsync(archive, release.Sha512!, project, "release.archive"), release.Sha512!);
        return InMirror(release, project);
    }

    private static bool IsUrl(string pathOrUrl) => Uri.TryCreate(pathOrUrl, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";

    private static ReleaseArchive InMirror(ReleaseSpec release, string project)
    {
        if (FromMirror(Path.Combine(project, Archives), release.Version) is { } found)
        {
            return Known(found.Path, found.Sha512);
        }

        throw new InputException(
            "release.version",
            $"{release.Version} is not in {Path.Combine(project, Archives)} (a folder with archives and a file SHA512SUMS), and no archive is given.",
            $"Put its archive and its line of SHA512SUMS there; or set release.archive to https://archive.apache.org/dist/rocketmq/{release.Version}/rocketmq-all-{release.Version}-bin-release.zip and release.sha512 to the digest that the .sha512 file beside it states.");
    }

    private static ReleaseArchive Known(string path, string sha512) => new() { Path = path, Sha512 = sha512, KnownSha512 = sha512, FileName = Path.GetFileName(path) };

    private static (string Path, string Sha512)? FromMirror(string folder, string version)
    {
        var sums = Path.Combine(folder, "SHA512SUMS");
        if (!File.Exists(sums)) return null;
        string[] names = [$"rocketmq-{version}.tar.gz", $"rocketmq-all-{version}-bin-release.zip", $"rocketmq-{version}.zip"];
        return File.ReadLines(sums)
            .Select(line => line.Split([' ', '*'], StringSplitOptions.RemoveEmptyEntries))
            .Where(p => p.Length == 2 && names.Contains(p[1]) && File.Exists(Path.Combine(folder, p[1])))
            .Select(p => ((string, string)?)(Path.Combine(folder, p[1]), p[0]))
            .FirstOrDefault();
    }

    /// <summary>The file a path or URL names, verified.</summary>
    private static async Task<string> LocalAsync(string pathOrUrl, string sha512, string project, string field)
    {
        if (!IsUrl(pathOrUrl))
        {
            var path = Path.GetFullPath(Path.Combine(project, pathOrUrl));
            if (!File.Exists(path)) throw new InputException(field, $"there is no file {path}.", "Give an existing path (relative to the project or absolute) or an http(s) URL.");
            await VerifyAsync(path, sha512, field);
            return path;
        }

        var uri = new Uri(pathOrUrl);
        // A log-in in the URL is for the server alone.
        var shown = new UriBuilder(uri) { UserName = "", Password = "" }.Uri;
        var cached = Path.Combine(project, ".cache", sha512[..16], Path.GetFileName(uri.LocalPath));
        if (File.Exists(cached)) return cached;
        Directory.CreateDirectory(Path.GetDirectoryName(cached)!);
        var half = cached + "." + Environment.ProcessId;
        try
        {
            using var http = new HttpClient { Timeout = TimeSpan.FromMinutes(30) };
            await using (var to = File.Create(half))
            {
                await using var from = await http.GetStreamAsync(uri);
                await from.CopyToAsync(to);
            }

            await VerifyAsync(half, sha512, field);
            File.Move(half, cached, overwrite: true);
            return cached;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException)
        {
            throw new InputException(field, $"fetching {shown} failed: {e.Message}", "Fetch it by other means and give its path instead.");
        }
        finally
        {
            File.Delete(half);
        }
    }

    private static async Task VerifyAsync(string path, string sha512, string field)
    {
        if (Verified.Contains((path, sha512))) return;
        await using var stream = File.OpenRead(path);
        var seen = Convert.ToHexStringLower(await SHA512.HashDataAsync(stream));
        if (!seen.Equals(sha512, StringComparison.OrdinalIgnoreCase))
        {
            throw new InputException(field, $"{path} has the SHA-512 {seen}, {(field == "release.archive" ? "release.sha512" : "release.build.sha512")} says {sha512}: it is not the file you meant.", "Fetch it again, or correct the sum.");
        }

        Verified.Add((path, sha512));
    }

    private static async Task<ReleaseArchive> BuiltAsync(ReleaseSpec release, BuildSpec build, string project)
    {
        var source = await LocalAsync(build.Source, build.Sha512, project, "release.build.source");
        return ReleaseBuild.Create(release, build, source, Path.Combine(project, ".cache"));
    }
}
