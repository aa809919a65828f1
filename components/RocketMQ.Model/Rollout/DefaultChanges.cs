using System.Globalization;
using RocketMQ.Model.Catalog;
using RocketMQ.Model.Rendering;

namespace RocketMQ.Model.Rollout;

/// <summary>Defaults of RocketMQ that change with its version, for keys that nobody set: the process behaves differently though no line of its file changes.</summary>
public static class DefaultChanges
{
    /// <summary>Above this number the rest is counted.</summary>
    private const int Shown = 6;

    /// <summary>The changes.</summary>
    /// <param name="before">The version that was applied.</param>
    /// <param name="plan">What the next <c>up</c> is to apply.</param>
    /// <returns>Process kind, key, old and new default, by kind and key; empty where the version stays.</returns>
    public static IReadOnlyList<(InstanceKind Kind, string Key, string Old, string New)> Find(string before, ClusterPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var (old, now) = (KeyCatalog.For(before), KeyCatalog.For(plan.Spec.Release.Version));
        if (old.Known == now.Known)
        {
            return [];
        }

        return
        [
            .. new[] { InstanceKind.NameServer, InstanceKind.Broker }.SelectMany(kind =>
            {
                var instances = kind == InstanceKind.Broker ? plan.Brokers : plan.NameServers;
                return now.For(kind)
                    .Where(k => k.Status == KeyStatus.Read && !instances.All(i => i.EffectiveProperties.ContainsKey(k.Name)))
                    .Select(k => (Kind: kind, Key: k.Name, Was: old.Find(k.Name, kind), Now: k))
                    .Where(k => k.Was is { Status: KeyStatus.Read } was && was.Default != k.Now.Default)
                    .Select(k => (k.Kind, k.Key, k.Was!.Default, k.Now.Default));
            }),
        ];
    }

    /// <summary>The changes as lines of a preview.</summary>
    /// <param name="before">The version that was applied.</param>
    /// <param name="plan">What the next <c>up</c> is to apply.</param>
    /// <returns>Lines joined by line feeds; empty where nothing changes.</returns>
    public static string Render(string before, ClusterPlan plan)
    {
        var changes = Find(before, plan);
        if (changes.Count == 0)
        {
            return "";
        }

        var text = $"Defaults that change with RocketMQ {before} => {plan.Spec.Release.Version}, of keys that this stack does not set (set the old value to keep it):"
            + Table.Of([.. changes.Take(Shown).Select(c => new[] { c.Kind == InstanceKind.Broker ? "broker.conf" : "namesrv.conf", $"{c.Key} {c.Old} => {c.New}" })]);
        return changes.Count <= Shown ? text : text + string.Create(CultureInfo.InvariantCulture, $"\n  and {changes.Count - Shown} more, see docs/keys.md");
    }
}
