using RocketMQ.Model.Catalog;
using RocketMQ.Model.Promotion;
using RocketMQ.Model.Rendering;

namespace RocketMQ.Model.Configuration;

/// <summary>Reads <c>rocketmq:promotion</c>.</summary>
internal static class PromotionReader
{
    public static PromotionSpec? Read(ConfigNode promotion, string version, FindingList findings)
    {
        if (!promotion.Given) return null;
        var (from, file, differs) = (promotion["from"], promotion["fromFile"], promotion["differs"]);
        if (promotion.Lacks("from") && promotion.Lacks("fromFile") && !promotion.Broken)
        {
            findings.Error(CfgIds.Missing, promotion.Path, "promotion says neither from nor fromFile.",
                "Give the stack that everything must have passed in, for example from: staging; or remove promotion.");
        }

        foreach (var entry in differs.Entries.Select(e => e.Value).Where(e => e.Value is string))
        {
            CheckKey((string)entry.Value!, entry.Path, version, findings);
        }

        return from.Text is null && file.Text is null ? null : new PromotionSpec
        {
            From = from.Text,
            FromFile = file.Text,
            Soak = promotion["soak"].Text is { } soak ? Durations.Read(soak) : TimeSpan.Zero,
            Differs = differs.TextList,
            Override = promotion["override"].Text,
        };
    }

    // A misspelt key would leave the difference refused, and nobody would see why.
    private static void CheckKey(string key, string path, string version, FindingList findings)
    {
        var catalog = KeyCatalog.For(version);
        if (key == EffectiveConfiguration.JvmOptions || catalog.Find(key) is not null || catalog.Find(key, InstanceKind.NameServer) is not null) return;
        string[] known = [EffectiveConfiguration.JvmOptions,
            .. catalog.For(InstanceKind.Broker).Concat(catalog.For(InstanceKind.NameServer)).Select(k => k.Name)];
        findings.Error(CfgIds.BadChoice, path, $"{path} is {Shown.Text(key)}, which is no key of RocketMQ {version}.",
            Nearest.To(key, known) is { } near ? $"Did you mean \"{near}\"?" : "Give the name of a key (docs/keys.md has them), or jvmOptions.");
    }
}
