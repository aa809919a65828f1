namespace RocketMQ.Model.Tests;

/// <summary>A file of docs/ that is generated from the code. With UPDATE_DOCS=1 it is written anew, and then compared all the same.</summary>
internal static class GeneratedPage
{
    public static void Check(string name, string content)
    {
        var path = Path.Combine(Repository.Root, "docs", name);
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, content);
        }

        Assert.True(File.Exists(path) && File.ReadAllText(path) == content, $"docs/{name} is out of step with the code: run UPDATE_DOCS=1 dotnet test tests/RocketMQ.Model.Tests");
    }
}
