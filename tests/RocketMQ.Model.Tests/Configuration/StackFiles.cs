using System.Text.RegularExpressions;

namespace RocketMQ.Model.Tests.Configuration;

/// <summary>The stack configurations that lie in this checkout, and those that its pages show.</summary>
internal static partial class StackFiles
{
    private const string Key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIO2wPx6k3Y0lD4a7uVd1H9J8C5t3mQe2n4b6v8x0y2z4";

    /// <summary>Each block of YAML in README.md and docs/ that begins with <c>config:</c>. Where a page cuts a host's key, a whole one stands in.</summary>
    public static IReadOnlyList<(string Name, string Yaml)> InDocs() =>
    [
        .. Directory.GetFiles(Repository.Root, "README.md").Concat(Directory.GetFiles(Path.Combine(Repository.Root, "docs"), "*.md")).Order(StringComparer.Ordinal)
            .SelectMany(file => Block().Matches(File.ReadAllText(file)).Select((block, i) => (
                $"{Path.GetRelativePath(Repository.Root, file)} {i + 1}", block.Groups[1].Value.Replace("ssh-ed25519 AAAA…", Key, StringComparison.Ordinal)))),
    ];

    /// <summary>Pulumi.&lt;stack&gt;.yaml of the checkout's own stacks, where there are any.</summary>
    public static IReadOnlyList<(string Name, string Yaml)> InCheckout() =>
        [.. Directory.GetFiles(Repository.Root, "Pulumi.*.yaml").Order(StringComparer.Ordinal).Select(f => (Path.GetFileName(f), File.ReadAllText(f)))];

    [GeneratedRegex("^```ya?ml\n(config:\n.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
