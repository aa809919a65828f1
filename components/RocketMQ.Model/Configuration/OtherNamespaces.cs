using System.Text.Json;
using RocketMQ.Model.Rules;

namespace RocketMQ.Model.Configuration;

/// <summary>
/// Keys of the stack's configuration under other namespaces that were meant for ours: nothing reads them, so the stack would be another one than the one
/// described.
/// </summary>
public static class OtherNamespaces
{
    private const string Ours = "rocketmq";

    /// <summary>How far a namespace may be from ours and still be a slip of it; letter case does not count.</summary>
    private const int Slip = 2;

    /// <summary>Namespaces of the providers and of the engine, whose keys are their own affair.</summary>
    private static readonly string[] Others = ["pulumi", "docker", "command"];

    /// <summary>Checks.</summary>
    /// <param name="keys">Every key of the stack's configuration in full, <c>namespace:name</c>, with its value.</param>
    /// <param name="project">Name of the Pulumi project: the namespace of a key that is set without one.</param>
    /// <param name="isSecret">Whether a key holds an encrypted value. Default: none does.</param>
    /// <returns>An error for each of them (<see cref="CfgIds.UnknownField"/>).</returns>
    public static IReadOnlyList<Finding> Check(IReadOnlyDictionary<string, JsonElement> keys, string project, Func<string, bool>? isSecret = null)
    {
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentNullException.ThrowIfNull(project);
        return [.. keys.OrderBy(k => k.Key, StringComparer.Ordinal).Select(k => Look(k.Key, k.Value, project, isSecret?.Invoke(k.Key) ?? false)).OfType<Finding>()];
    }

    private static Finding? Look(string key, JsonElement value, string project, bool secret)
    {
        var colon = key.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0) return null;
        var (space, name) = (key[..colon], key[(key.LastIndexOf(':') + 1)..]);
        if (space == Ours || Others.Contains(space)) return null;
        var isSlip = Nearest.Distance(space, Ours) <= Slip;
        var meant = StrayKey.PathOf(name);
        if (!isSlip && (meant is null || !(space == project ? IsNamed(name) : IsShaped(name, value)))) return null;
        var shown = Shown.Text(key).Trim('"');
        return new(CfgIds.UnknownField, Severity.Error, shown, $"{shown} is under the namespace {Shown.Text(space).Trim('"')}, which nothing here reads.", meant is { } path
            ? StrayKey.Repair(key, path.Path, path.Field, value, secret)
            : $"Remove it (`pulumi config rm '{shown}'`). Known under rocketmq: {string.Join(", ", ConfigTree.Root.Fields.Select(f => f.Name))}.");
    }

    // One of our objects by its very name, or a path below it.
    private static bool IsNamed(string name) => Objects(name).Any();

    /// <summary>Under a namespace that may be anybody's: an object with fields of ours alone, or a path that was set without --path.</summary>
    private static bool IsShaped(string name, JsonElement value) => Objects(name).Any(f => name.Length > f.Name.Length
        ? StrayKey.PathOf(name) is { Field: not null }
        : f.Fields.Count > 0 && value.ValueKind == JsonValueKind.Object && value.EnumerateObject().Any() && value.EnumerateObject().All(m => f.Fields.Any(b => b.Name == m.Name)));

    private static IEnumerable<ConfigField> Objects(string name) => ConfigTree.Root.Fields.Where(f =>
        name.StartsWith(f.Name, StringComparison.OrdinalIgnoreCase) && (name.Length == f.Name.Length || name[f.Name.Length] is '.' or '['));
}
