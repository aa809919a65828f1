using Pulumi;

namespace Infra;

/// <summary>The folder of Pulumi.yaml: the program runs in it or, as <c>main:</c> says, below it.</summary>
internal static class ProjectFolder
{
    /// <summary>Finds it.</summary>
    /// <exception cref="RunException">There is none above the current folder.</exception>
    public static string Find()
    {
        for (var folder = new DirectoryInfo(Environment.CurrentDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Pulumi.yaml"))) return folder.FullName;
        }

        throw new RunException($"No folder above {Environment.CurrentDirectory} has a Pulumi.yaml; run the program with the pulumi command.");
    }
}
