using System.Text.RegularExpressions;
using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Rendering;

/// <summary>Puts the further JVM options of an instance together: those of all, then those of its group, then its own.</summary>
internal static partial class JvmOptionLayers
{
    /// <summary>Options that add up: a second one does not take the place of the first.</summary>
    private static readonly string[] Adding = ["-XX:CompileCommand", "-XX:OnError", "-XX:OnOutOfMemoryError"];

    /// <summary>Options of a broker.</summary>
    /// <param name="spec">Its cluster.</param>
    /// <param name="group">Its group.</param>
    /// <param name="broker">Itself.</param>
    public static IReadOnlyList<string> Of(ClusterSpec spec, BrokerGroupSpec group, BrokerSpec broker) =>
        Merge(spec.JvmOptions.Broker, group.JvmOptions, broker.JvmOptions);

    /// <summary>Options of a name server.</summary>
    /// <param name="spec">Its cluster.</param>
    /// <param name="server">Itself.</param>
    public static IReadOnlyList<string> Of(ClusterSpec spec, NameServerSpec server) => Merge(spec.JvmOptions.NameServer, server.JvmOptions);

    /// <summary>
    /// One list of several, in their order, without what a later list sets anew: for the same versions of Java, or for all. A list alone stays as it is.
    /// </summary>
    /// <param name="layers">The lists, the weakest first.</param>
    internal static IReadOnlyList<string> Merge(params IReadOnlyList<string>[] layers)
    {
        var merged = new List<string>();
        foreach (var layer in layers.Where(l => l.Count > 0))
        {
            var later = layer.Select(Split).ToList();
            merged.RemoveAll(option => later.Exists(l => Replaces(l, Split(option))));
            merged.AddRange(layer);
        }

        return merged;
    }

    private static bool Replaces((string Versions, string Name) later, (string Versions, string Name) earlier) =>
        later.Name == earlier.Name && (later.Versions.Length == 0 || later.Versions == earlier.Versions);

    private static (string Versions, string Name) Split(string option)
    {
        var (versions, bare) = JvmOptions.Split(option);
        return (versions, NameOf(bare));
    }

    /// <summary>What an option sets: the same for two of which the last one counts. An option that adds up is only the same as itself.</summary>
    private static string NameOf(string option)
    {
        var match = Setting().Match(option);
        if (match.Success && !Array.Exists(Adding, a => option.StartsWith(a, StringComparison.Ordinal))) return match.Groups["name"].Value;
        return option;
    }

    // -Dname=value · -XX:+Name, -XX:-Name, -XX:Name=value · -Xss1m, -Xmn1g
    [GeneratedRegex(@"\A(?:(?<name>-D[^=]+)(?:=.*)?|-XX:[+-]?(?<name>[A-Za-z0-9_]+)(?:=.*)?|(?<name>-Xss|-Xmn|-Xms|-Xmx)[0-9]+[kKmMgG]?)\z")]
    private static partial Regex Setting();
}
