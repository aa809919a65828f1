namespace RocketMQ.Live.Tests;

/// <summary>Where this checkout is.</summary>
internal static class Checkout
{
    public static string Folder { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Infra.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException("The tests must run from a checkout: no folder above them has Infra.sln.");
    }
}
