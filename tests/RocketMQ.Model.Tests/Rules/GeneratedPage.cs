using System.Runtime.CompilerServices;

namespace RocketMQ.Model.Tests;

/// <summary>A page of docs/ that is generated from the code. Set WRITE_DOCS=1 to write the pages anew.</summary>
internal static class GeneratedPage
{
    public static void Check(string name, string content, [CallerFilePath] string caller = "")
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(caller)!);
        while (!File.Exists(Path.Combine(folder.FullName, "Infra.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("Infra.sln was not found above the test's source.");
        }

        var path = Path.Combine(folder.FullName, "docs", name);
        if (Environment.GetEnvironmentVariable("WRITE_DOCS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, content);
        }

        Assert.True(File.Exists(path) && File.ReadAllText(path) == content, $"docs/{name} is out of step with the code: run WRITE_DOCS=1 dotnet test tests/RocketMQ.Model.Tests");
    }
}
