using System.Globalization;
using RocketMQ.Model.Catalog;

namespace RocketMQ.Model.Rollout;

/// <summary>The rows of a change: each changed line once with its effect, and what comes, goes and moves.</summary>
internal static class ChangeRows
{
    /// <summary>Above this number instances are counted in a line; the order of the roll below names them all.</summary>
    private const int Named = 8;

    /// <summary>So many changed lines, and so many lines of the hosts block, have a row of their own.</summary>
    private const int Shown = 10;

    /// <summary>All rows: what is changed, its name and value, its effect.</summary>
    /// <param name="change">The change.</param>
    /// <param name="before">What was applied last.</param>
    public static IReadOnlyList<string[]> Of(ClusterChange change, RunningCluster before)
    {
        var restarted = change.Restarted.Select(i => i.Name).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. change.Lines.Take(Shown).Select(l => new[] { l.File, Text(l), Effect(l, restarted) }),
            .. Rest([.. change.Lines.Skip(Shown)]),
            .. change.Instances.Select(i => new[] { i.From is null ? "new" : i.To is null ? "gone" : "moved", i.Name, Effect(i, before) }),
            .. Unfinished(change),
            .. change.Again.Select(h => new[] { "again", h, "every step runs there once more: what does not run is started, what runs as it should is left" }),
            .. change.Hosts.Take(Shown).Select(h => new[] { HostsBlock, HostLine(h), "on all hosts; restarts nothing" }),
            .. change.Hosts.Count > Shown ? [[HostsBlock, Count($"{change.Hosts.Count - Shown} more lines"), "on all hosts; restarts nothing"]] : Array.Empty<string[]>(),
        ];
    }

    /// <summary>Names of instances: all of a few, the number and both ends of many.</summary>
    /// <param name="names">The names.</param>
    /// <param name="between">What stands between two.</param>
    public static string Names(IReadOnlyList<string> names, string between) =>
        names.Count > Named ? Count($"{names.Count} instances, from {names[0]} to {names[^1]}") : string.Join(between, names);

    private const string HostsBlock = "/etc/hosts";

    private static string Count(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string HostLine((string? Old, string? New) host) =>
        host.Old is null ? host.New! : host.New is null ? $"{host.Old} => taken out" : $"{host.Old} => {host.New}";

    /// <summary>The changed lines for which there is no room, by their keys.</summary>
    private static IEnumerable<string[]> Rest(IReadOnlyList<LineChange> lines)
    {
        foreach (var same in lines.GroupBy(l => l.Effect))
        {
            string[] keys = [.. same.Select(l => l.Key).Distinct(StringComparer.Ordinal)];
            var named = string.Join(", ", keys.Take(Named)) + (keys.Length > Named ? ", …" : "");
            yield return ["and", Count($"{same.Count()} more: {named}"), same.Key == ChangeEffect.Restart ? "restart what the order below names" : "hot"];
        }
    }

    private static IEnumerable<string[]> Unfinished(ClusterChange change)
    {
        const string left = "an earlier `up` wanted something else and did not finish; ";
        if (change.Unfinished.Count > 0)
        {
            yield return ["unfinished", Names([.. change.Unfinished.Select(i => i.Name)], ", "), left + "restarted, unless it runs this already"];
        }

        var restarted = change.Unfinished.Concat(change.Restarted).Select(i => i.Name).ToHashSet(StringComparer.Ordinal);
        if (change.UnfinishedHot.Where(i => !restarted.Contains(i.Name)).ToList() is { Count: > 0 } hot)
        {
            yield return ["unfinished", Names([.. hot.Select(i => i.Name)], ", "), left + "hot values are compared and put right, no restart"];
        }
    }

    private static string Text(LineChange line)
    {
        var secret = line.File == ConfigLines.BrokerConf && KeyFacts.IsSecret(line.Key);
        return $"{line.Key} {Value(line.Old, secret, "not given")} => {Value(line.New, secret, "taken out")}";
    }

    private static string Value(string? value, bool secret, string none) => value is null ? $"({none})" : secret ? "[secret]" : value.Length == 0 ? "(empty)" : value;

    private static string Effect(LineChange line, HashSet<string> restarted)
    {
        if (line.Effect == ChangeEffect.Restart)
        {
            return "restarts " + Names(line.Instances, ", then ");
        }

        return string.Join("; ", line.Instances.GroupBy(restarted.Contains).OrderBy(g => g.Key).Select(g =>
            (g.Key ? "hot: comes with the restart of " : "hot: applied live to ") + Names([.. g], ", ")));
    }

    private static string Effect(InstanceChange instance, RunningCluster before)
    {
        var stopped = instance.IsLost ? $"given up on {instance.From}, which is lost"
            : instance.From is null ? ""
            : $"stopped on {instance.From}, {(before.DeletesData ? "where its data is deleted" : "where its data stays")}";
        var started = instance.To is null ? "" : $"started on {instance.To}{(instance.From is null ? "" : " with what is there")}";
        return string.Join("; ", new[] { stopped, started }.Where(p => p.Length > 0));
    }
}
