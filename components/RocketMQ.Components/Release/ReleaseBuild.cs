using System.Text.Json;
using Pulumi;
using Pulumi.Command.Local;
using RocketMQ.Components.Remote;
using RocketMQ.Model.Rendering;
using RocketMQ.Model.Topology;

namespace RocketMQ.Components.Release;

/// <summary>Builds the release from its source release on this machine, once for each content.</summary>
public static class ReleaseBuild
{
    // Counted up in build.sh when what it builds changes: part of the archive's path.
    private const int Recipe = 2;

    /// <summary>Creates the build step. A file that was built before from the same source is used as it is.</summary>
    /// <param name="release">The release.</param>
    /// <param name="build">How it is built.</param>
    /// <param name="source">The source release zip on this machine, verified.</param>
    /// <param name="cache">Folder that keeps what was built.</param>
    /// <returns>The archive: its path is known from the start, its digest once the build has run.</returns>
    public static ReleaseArchive Create(ReleaseSpec release, BuildSpec build, string source, string cache)
    {
        ArgumentNullException.ThrowIfNull(release);
        ArgumentNullException.ThrowIfNull(build);
        var jdk = BuilderJdk.Find();
        var input = new Bundle()
            .Set("source", source)
            .Set("sha512", build.Sha512)
            .Set("version", release.Version)
            .Set("cache", cache);
        if (build.MavenMirror is { } mirror)
        {
            input.Set("mirror", mirror);
        }

        if (jdk is not null)
        {
            input.Set("jdk", jdk.Home);
        }

        var command = new Command($"rocketmq-{release.Version}-build", new CommandArgs
        {
            Create = $"bash -s -- {release.Version}",
            // A mirror's URL may carry a password.
            Stdin = Output.CreateSecret(StepScripts.WithInput("build", input)),
            AddPreviousOutputInEnv = false,
            Logging = Logging.Stderr,
        });
        var path = Path.Combine(cache, "builds", $"{build.Sha512.ToLowerInvariant()[..32]}-{Recipe}", $"rocketmq-{release.Version}.tar.gz");
        var built = command.Stdout.Apply(Parse);
        return new ReleaseArchive
        {
            Path = path,
            // In a real run the copy waits for the build; in a preview its source must be known, whether the build has run or not.
            BuiltPath = built.Apply(b => Existing(b.Path, release.Version)),
            Sha512 = built.Apply(b => b.Sha512),
            FileName = $"rocketmq-{release.Version}.tar.gz",
            MadeBy = command,
            MinJava = File.Exists(path + ".java") && int.TryParse(File.ReadAllText(path + ".java").Trim(), out var least) ? least : jdk is { Major: < 9 } ? 8 : 9,
        };
    }

    private static string Existing(string path, string version) => File.Exists(path)
        ? path
        : throw new RunException($"release.build: RocketMQ {version} was built before, but {path} is not on this machine (another checkout, or the cache was emptied). " +
            $"Build it again here: pulumi up --target-replace '**rocketmq-{version}-build' --target-dependents");

    private static (string Path, string Sha512) Parse(string json)
    {
        using var document = JsonDocument.Parse(json.Trim().Split('\n')[^1]);
        return (document.RootElement.GetProperty("path").GetString()!, document.RootElement.GetProperty("sha512").GetString()!);
    }
}
