using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Rendering;

/// <summary>
/// What a running process must be restarted for, and what it is given while it runs, as one number each; see <see cref="InstancePlan.Digest"/>
/// and <see cref="InstancePlan.LiveDigest"/>. The form of the text that is summed up must never change: a new form would restart every
/// broker of everybody who upgrades. For the same reason a key that a released version of this library knew as one that restarts, or as a
/// hot one, should stay what it was.
/// </summary>
internal static class InstanceDigest
{
    private const int LiveLength = 16;

    internal static string Of(
        SetProperties set, int? heapMiB, int? heapPercent, IReadOnlyList<string> jvmOptions, ReleaseSpec release, IReadOnlyList<string> paths)
    {
        var text = new StringBuilder();
        foreach (var (key, value) in set.Effective.Where(p => !set.HotDefaults.ContainsKey(p.Key)).OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            Add(text, "property", key, value);
        }

        Add(text, "heapMiB", Number(heapMiB));
        Add(text, "heapPercent", Number(heapPercent));
        Add(text, "jvmOptions", [.. jvmOptions]);
        Add(text, "release", release.Version, (release.Sha512 ?? release.Build?.Sha512 ?? "").ToLowerInvariant());
        Add(text, "paths", [.. paths]);
        return Sum(text);
    }

    /// <summary>The hot keys alone, each with its own value or its default.</summary>
    internal static string Live(SetProperties set)
    {
        var text = new StringBuilder();
        foreach (var (key, value) in set.HotDefaults.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            Add(text, "hot", key, set.Find(key) ?? value);
        }

        return Sum(text)[..LiveLength];
    }

    private static string Sum(StringBuilder text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));

    private static string Number(int? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";

    // Lengths in front: no two different lists give one text.
    private static void Add(StringBuilder text, string name, params string[] values)
    {
        text.Append(name).Append(' ').Append(values.Length);
        foreach (var value in values)
        {
            text.Append(' ').Append(value.Length).Append(':').Append(value);
        }

        text.Append('\n');
    }
}
