namespace RocketMQ.Scripts.Tests;

/// <summary>Where things stand on the machine that runs the tests.</summary>
internal static class Checkout
{
    /// <summary>Root of the checkout.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Folder of the step scripts.</summary>
    public static string Scripts => Path.Combine(Root, "components", "RocketMQ.Components", "Scripts");

    /// <summary>A RocketMQ archive of the folder archives/, where ./test puts it.</summary>
    /// <param name="file">For example rocketmq-4.7.1.tar.gz.</param>
    public static string Archive(string file)
    {
        var path = Path.Combine(Root, "archives", file);
        return File.Exists(path)
            ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path
            : throw new InvalidOperationException($"These tests start real RocketMQ and need {file} in the folder archives/ of the checkout.");
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
