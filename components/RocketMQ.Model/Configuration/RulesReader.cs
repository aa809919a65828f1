namespace RocketMQ.Model.Configuration;

/// <summary>Reads <c>rocketmq:rules</c>.</summary>
internal static class RulesReader
{
    // These describe clusters that cannot run at all; there is nothing to accept about them.
    private static readonly string[] Impossible = [CfgIds.DuplicateBrokerId, CfgIds.PortClash];

    public static IReadOnlyDictionary<string, string> Read(ConfigNode rules, FindingList findings)
    {
        foreach (var (id, node) in rules["disable"].Entries.Where(e => Impossible.Contains(e.Key)))
        {
            findings.Error(CfgIds.RuleStays, node.Path, $"{id} cannot be switched off: such a cluster cannot run.", "Remove the line, and repair what the rule names.");
        }

        return rules["disable"].Texts.Where(r => !Impossible.Contains(r.Key)).ToDictionary(r => r.Key, r => r.Value, StringComparer.Ordinal);
    }
}
