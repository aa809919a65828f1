using System.Collections.Concurrent;
using RocketMQ.Model.Rendering;

namespace RocketMQ.Components.Remote;

/// <summary>The step scripts, as they stand in the folder Scripts of this library.</summary>
internal static class StepScripts
{
    /// <summary>Folder of the kit on a host.</summary>
    public const string Folder = "/usr/local/lib/rocketmq-steps";

    /// <summary>The frame of the kit, and what runs on the machine of Pulumi.</summary>
    private static readonly HashSet<string> NotInKit = new(StringComparer.Ordinal) { "kit.sh", "build.sh" };

    /// <summary>What a script sources beside the prelude.</summary>
    private static readonly Dictionary<string, string[]> Sourced = new(StringComparer.Ordinal) { ["check"] = ["check-places.sh"] };

    private static readonly ConcurrentDictionary<string, string> Texts = new(StringComparer.Ordinal);

    /// <summary>Every script of the kit, by file name, in a fixed order.</summary>
    public static IReadOnlyList<string> KitNames { get; } =
    [
        .. typeof(StepScripts).Assembly.GetManifestResourceNames()
            .Where(n => n.EndsWith(".sh", StringComparison.Ordinal) && !NotInKit.Contains(n))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Standard input that is a script and its bundle: the shell runs the first and the script reads the second.</summary>
    public static string WithInput(string script, Bundle input) =>
        string.Concat(Sourced.GetValueOrDefault(script, []).Prepend("prelude.sh").Append(script + ".sh").Select(Text)) + input;

    /// <summary>The text of one script.</summary>
    public static string Text(string name) => Texts.GetOrAdd(name, Read);

    private static string Read(string name)
    {
        using var stream = typeof(StepScripts).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"This build lacks the step script {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
