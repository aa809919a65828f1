namespace RocketMQ.Scripts.Tests;

/// <summary>Where things stand on the machine that runs the tests.</summary>
internal static class Checkout
{
    /// <summary>Root of the checkout.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Folder of the step scripts.</summary>
    public static string Scripts => Path.Combine(Root, "components", "RocketMQ.Components", "Scripts");

    /// <summary>A RocketMQ archive, from ROCKETMQ_OFFLINE/rocketmq or ../shared/offline/rocketmq.</summary>
    /// <param name="file">For example rocketmq-4.7.1.tar.gz.</param>
    public static string Archive(string file)
    {
        string?[] folders = [Environment.GetEnvironmentVariable("ROCKETMQ_OFFLINE"), Path.Combine(Root, "..", "shared", "offline")];
        return folders.Where(f => !string.IsNullOrEmpty(f)).Select(f => Path.Combine(f!, "rocketmq", file)).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException(
                $"These tests start real RocketMQ and need {file}. Put it into a folder rocketmq/ and name the folder above it in ROCKETMQ_OFFLINE.");
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Infra.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No Infra.sln above {AppContext.BaseDirectory}: run the tests from a checkout.");
    }
}
