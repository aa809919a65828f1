namespace RocketMQ.Live.Tests;

/// <summary>A fact that needs Maven, a JDK and the source release on this machine, and whatever the build asks for from a mirror or the public repository.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactWithMavenAttribute : FactAttribute
{
    public FactWithMavenAttribute()
    {
        if (!File.Exists(Source))
        {
            Skip = $"there is no source release at {Source}";
        }
        else if (!OnPath("mvn") || !OnPath("javac"))
        {
            Skip = "mvn and javac are not both installed on this machine";
        }
    }

    /// <summary>The source release.</summary>
    public static string Source { get; } = Path.Combine(Checkout.Folder, "archives", "rocketmq-all-4.7.1-source-release.zip");

    /// <summary>Maven mirror that ./test found on this machine; null: the public repository.</summary>
    public static string? Mirror { get; } = Environment.GetEnvironmentVariable("ROCKETMQ_MAVEN_MIRROR");

    private static bool OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, program)));
}
