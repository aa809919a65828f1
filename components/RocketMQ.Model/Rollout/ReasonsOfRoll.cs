using System.Globalization;

namespace RocketMQ.Model.Rollout;

/// <summary>Why each instance stands in the roll.</summary>
internal static class ReasonsOfRoll
{
    /// <summary>So many changed keys are named as the reason of a restart.</summary>
    private const int KeysNamed = 3;

    /// <summary>Why each instance stands in the roll: the lines that change for it, or what is not known of it; nothing where neither is known.</summary>
    public static Dictionary<string, string> Of(ClusterChange change)
    {
        // By instance in one pass: a line may hold for every instance, and every instance may have lines of its own.
        var reasons = change.Lines.SelectMany(l => l.Instances.Select(name => (Name: name, Key: KeyOf(l))))
            .GroupBy(l => l.Name, l => l.Key, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => Reason([.. g.Distinct(StringComparer.Ordinal)]), StringComparer.Ordinal);
        foreach (var instance in change.Unfinished.Concat(change.UnfinishedHot)) reasons.TryAdd(instance.Name, "unfinished");
        return reasons;

        static string KeyOf(LineChange line) => line.File == ConfigLines.BrokerConf || line.Key == "heap" ? line.Key : $"{line.File} {line.Key}";
    }

    private static string Reason(string[] keys)
    {
        var shown = string.Join(", ", keys.Take(KeysNamed));
        return keys.Length > KeysNamed ? string.Create(CultureInfo.InvariantCulture, $"{shown} and {keys.Length - KeysNamed} more") : shown;
    }
}
