using System.Net;
using System.Net.Sockets;

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
        else if (Mirror is null && !Resolves(Public))
        {
            Skip = $"{Public} is not to be found from here, and ROCKETMQ_MAVEN_MIRROR names no mirror";
        }
    }

    /// <summary>The source release.</summary>
    public static string Source { get; } = Path.Combine(Checkout.Folder, "archives", "rocketmq-all-4.7.1-source-release.zip");

    /// <summary>Maven mirror that ./test found on this machine; null: the public repository.</summary>
    public static string? Mirror { get; } = Environment.GetEnvironmentVariable("ROCKETMQ_MAVEN_MIRROR");

    private const string Public = "repo.maven.apache.org";

    private static bool Resolves(string name)
    {
        try
        {
            return Dns.GetHostAddresses(name).Length > 0;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static bool OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, program)));
}
