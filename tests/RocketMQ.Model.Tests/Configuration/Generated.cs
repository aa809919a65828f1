namespace RocketMQ.Model.Tests.Configuration;

/// <summary>Pages in docs/ that the code writes. With UPDATE_DOCS=1 they are written, and then compared all the same.</summary>
internal static class Generated
{
    public static void AssertSame(string name, string text)
    {
        var file = StackFile.Docs(name);
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }

        Assert.True(File.Exists(file), $"docs/{name} is missing: run UPDATE_DOCS=1 dotnet test tests/RocketMQ.Model.Tests");
        Assert.Equal(text, File.ReadAllText(file));
    }
}
