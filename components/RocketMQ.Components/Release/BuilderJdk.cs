namespace RocketMQ.Components.Release;

/// <summary>The JDK of this machine that a release is built with.</summary>
/// <param name="Home">Its folder.</param>
/// <param name="Major">Its version: 8, 11, 17 …</param>
public sealed record BuilderJdk(string Home, int Major)
{
    private const string Installed = "/usr/lib/jvm";

    /// <summary>
    /// Finds it: JAVA_HOME where it is set, else a JDK 8 below /usr/lib/jvm (what it builds runs on every Java), else that of the javac on the PATH.
    /// </summary>
    /// <returns>Null where there is none.</returns>
    public static BuilderJdk? Find()
    {
        if (Environment.GetEnvironmentVariable("JAVA_HOME") is { Length: > 0 } home)
        {
            return Read(home);
        }

        var installed = Directory.Exists(Installed) ? Directory.GetDirectories(Installed).Order(StringComparer.Ordinal).Select(Read).OfType<BuilderJdk>() : [];
        return installed.FirstOrDefault(j => j.Major == 8) ?? OnPath();
    }

    private static BuilderJdk? OnPath()
    {
        var javac = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(f => Path.Combine(f, "javac")).FirstOrDefault(File.Exists);
        var real = javac is null ? null : File.ResolveLinkTarget(javac, returnFinalTarget: true)?.FullName ?? javac;
        return real is null ? null : Read(Path.GetDirectoryName(Path.GetDirectoryName(real))!);
    }

    private static BuilderJdk? Read(string home)
    {
        var release = Path.Combine(home, "release");
        if (!File.Exists(Path.Combine(home, "bin", "javac")) || !File.Exists(release))
        {
            return null;
        }

        var version = File.ReadLines(release).FirstOrDefault(l => l.StartsWith("JAVA_VERSION=", StringComparison.Ordinal))?["JAVA_VERSION=".Length..].Trim('"') ?? "";
        var parts = version.Split('.', '_', '+', '-');
        var major = parts is ["1", { } second, ..] ? second : parts[0];
        return int.TryParse(major, out var number) ? new BuilderJdk(home, number) : null;
    }
}
