using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Rendering;

/// <summary>
/// What a running process must be restarted for, as one number; see <see cref="InstancePlan.Digest"/>. The form of the text that is
/// summed up must never change: a new form would restart every broker of everybody who upgrades.
/// </summary>
internal static class InstanceDigest
{
    internal static string Of(
        IReadOnlyDictionary<string, string> effective, int? heapMiB, int? heapPercent, IReadOnlyList<string> jvmOptions, ReleaseSpec release, IReadOnlyList<string> paths)
    {
        var text = new StringBuilder();
        foreach (var (key, value) in effective.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            Add(text, "property", key, value);
        }

        Add(text, "heapMiB", Number(heapMiB));
        Add(text, "heapPercent", Number(heapPercent));
        Add(text, "jvmOptions", [.. jvmOptions]);
        Add(text, "release", release.Version, (release.Sha512 ?? release.Build?.Sha512 ?? "").ToLowerInvariant());
        Add(text, "paths", [.. paths]);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

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
