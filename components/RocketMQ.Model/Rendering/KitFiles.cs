using RocketMQ.Model.Catalog;

namespace RocketMQ.Model.Rendering;

/// <summary>
/// Texts that are the same on every host, and so are brought there once with the step scripts instead of standing in the input of each step: templates of
/// files, the list of the operators' commands, and the hot keys of each version with their defaults.
/// </summary>
public static class KitFiles
{
    /// <summary>Every one, by file name.</summary>
    public static IReadOnlyList<(string Name, string Text)> All { get; } =
    [
        .. HostFiles.Templates.Concat(HostCommands.Templates).Concat(Logback.Templates).Concat(JvmOptionsFile.Templates).Append(UnitFile.Template)
            .Select(t => (t.Name, t.Text)).OrderBy(t => t.Name, StringComparer.Ordinal),
        (HostCommands.ListName, HostCommands.ListText),
        .. ReleaseVersion.Known.Select(v => (HotKeysOf(v), HotKeys(new CatalogKeyFacts(v, InstanceKind.Broker).HotDefaults))),
    ];

    private static readonly Dictionary<string, string> Texts = All.ToDictionary(f => f.Name, f => f.Text, StringComparer.Ordinal);

    /// <summary>Name of the file that lists the hot keys, <c>KEY=DEFAULT</c> a line.</summary>
    /// <param name="version">Version of RocketMQ, one of the catalog's.</param>
    public static string HotKeysOf(string version) => $"hot-{version}.properties";

    /// <summary>Its text.</summary>
    /// <param name="version">Version of RocketMQ, one of the catalog's.</param>
    public static string HotKeys(string version) => Texts[HotKeysOf(version)];

    /// <summary>The text for given keys.</summary>
    /// <param name="hotDefaults">As in <see cref="InstancePlan.HotDefaults"/>.</param>
    public static string HotKeys(IReadOnlyDictionary<string, string> hotDefaults)
    {
        ArgumentNullException.ThrowIfNull(hotDefaults);
        return string.Concat(hotDefaults.Select(h => $"{h.Key}={h.Value}\n"));
    }
}
