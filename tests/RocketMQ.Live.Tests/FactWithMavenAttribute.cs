namespace RocketMQ.Live.Tests;

/// <summary>A fact that needs Maven, a JDK and the source release with what its build asks for on this machine.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactWithMavenAttribute : FactAttribute
{
    public FactWithMavenAttribute()
    {
        if (!File.Exists(Source)) Skip = $"there is no source release at {Source}";
        else if (!OnPath("mvn") || !OnPath("javac")) Skip = "mvn and javac are not both installed on this machine";
    }

    /// <summary>Where a machine without the internet keeps archives and a Maven mirror.</summary>
    public static string Offline { get; } = Path.GetFullPath(Path.Combine(Checkout.Folder, "..", "shared", "offline"));

    public static string Source { get; } = Path.Combine(Offline, "rocketmq", "rocketmq-all-4.7.1-source-release.zip");

    private static bool OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, program)));
}
