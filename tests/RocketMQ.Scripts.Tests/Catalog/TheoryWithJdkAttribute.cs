namespace RocketMQ.Scripts.Tests.Catalog;

/// <summary>A theory that reads released classes, which needs a JDK on this machine.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TheoryWithJdkAttribute : TheoryAttribute
{
    public TheoryWithJdkAttribute()
    {
        if (!OnPath("java") || !OnPath("javac"))
        {
            Skip = "a JDK (java, javac) is not on this machine's PATH: the released classes cannot be read";
        }
    }

    private static bool OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, program)));
}
