using System.Security.Cryptography;
using Pulumi;
using Pulumi.Command.Local;
using RocketMQ.Components.Release;
using RocketMQ.Model.Topology;

namespace Infra;

/// <summary>Finds the release's archive on this machine, or fetches it once into the checkout's cache.</summary>
internal static class ReleaseResolver
{
    /// <summary>Folders in which an archive is looked for by version, each with a file SHA512SUMS; relative to the project.</summary>
    private static readonly string[] Mirrors = ["archives", "../shared/offline/rocketmq"];

    public static async Task<ReleaseArchive> ResolveAsync(ReleaseSpec release, string project)
    {
        if (release.Build is { } build) return await BuiltAsync(release, build, project);
        if (release.Archive is { } archive) return Known(await LocalAsync(archive, release.Sha512!, project, "release.archive"), release.Sha512!);
        foreach (var folder in Mirrors.Select(m => Path.GetFullPath(Path.Combine(project, m))))
        {
            if (FromMirror(folder, release.Version) is { } found) return Known(found.Path, found.Sha512);
        }

        throw new RunException(
            $"release.version: {release.Version} is not in {Path.Combine(project, "archives")} (a folder with archives and a file SHA512SUMS), and no archive is given. " +
            $"Set release.archive to https://archive.apache.org/dist/rocketmq/{release.Version}/rocketmq-all-{release.Version}-bin-release.zip and release.sha512 to the digest that the .sha512 file beside it states.");
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
        if (!Uri.TryCreate(pathOrUrl, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            var path = Path.GetFullPath(Path.Combine(project, pathOrUrl));
            if (!File.Exists(path)) throw new RunException($"{field}: there is no file {path}; give an existing path (relative to the project or absolute) or an http(s) URL.");
            await VerifyAsync(path, sha512, field);
            return path;
        }

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
            throw new RunException($"{field}: fetching {uri} failed: {e.Message}. Fetch it by other means and give its path instead.");
        }
        finally
        {
            File.Delete(half);
        }
    }

    private static async Task VerifyAsync(string path, string sha512, string field)
    {
        await using var stream = File.OpenRead(path);
        var seen = Convert.ToHexStringLower(await SHA512.HashDataAsync(stream));
        if (!seen.Equals(sha512, StringComparison.OrdinalIgnoreCase))
        {
            throw new RunException($"{field}: {path} has the SHA-512 {seen}, release.sha512 says {sha512}. It is not the file you meant: fetch it again, or correct release.sha512.");
        }
    }

    private static async Task<ReleaseArchive> BuiltAsync(ReleaseSpec release, BuildSpec build, string project)
    {
        var source = await LocalAsync(build.Source, build.Sha512, project, "release.build.source");
        return ReleaseBuild.Make(release, build, source, Path.Combine(project, ".cache"));
    }
}
