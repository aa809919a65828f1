using System.Globalization;
using System.Text;
using RocketMQ.Model.Catalog;
using RocketMQ.Model.Rendering;
using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Rollout;

/// <summary>What a person is told, in a preview, of what an <c>up</c> does to what runs.</summary>
public static class ChangeText
{
    /// <summary>Above this number instances are counted in a line; the order of the roll below names them all.</summary>
    private const int Named = 8;

    /// <summary>So many changed keys are named as the reason of a restart.</summary>
    private const int KeysNamed = 3;

    /// <summary>Each changed line once, with its effect; what comes, goes and moves; and the order of the roll.</summary>
    /// <param name="before">What was applied last.</param>
    /// <param name="plan">What the next <c>up</c> is to apply.</param>
    /// <param name="intents">What is known of the wishes. Default: nothing.</param>
    /// <returns>Lines joined by line feeds; empty when nothing changes.</returns>
    public static string Of(RunningCluster before, ClusterPlan plan, IReadOnlyDictionary<string, IntentNumbers>? intents = null)
    {
        var change = ClusterChange.Between(before, plan, intents);
        if (change.IsEmpty)
        {
            return "";
        }

        var restarted = change.Restarted.Select(i => i.Name).ToHashSet(StringComparer.Ordinal);
        List<string[]> rows =
        [
            .. change.Lines.Select(l => new[] { l.File, Shown(l), Effect(l, restarted) }),
            .. change.Instances.Select(i => new[] { i.From is null ? "new" : i.To is null ? "gone" : "moved", i.Name, Effect(i, before) }),
            .. Unfinished(change),
            .. change.Again.Select(h => new[] { "again", h, "every step runs there once more: what does not run is started, what runs as it should is left" }),
            .. change.Hosts.Select(h => new[] { "/etc/hosts", h.Old is null ? h.New! : h.New is null ? $"{h.Old} => taken out" : $"{h.Old} => {h.New}", "on all hosts; restarts nothing" }),
        ];
        var text = new StringBuilder("What this does to what runs, against the last `up` that went through:");
        text.Append(Table.Of(rows));
        var unfinished = change.Unfinished.Concat(change.PerhapsDone).Select(i => i.Name).ToHashSet(StringComparer.Ordinal);
        var touched = change.Restarted.Concat(change.Hot).Concat(change.Unfinished).Concat(change.UnfinishedHot).DistinctBy(i => i.Name).ToDictionary(i => i.Name, StringComparer.Ordinal);
        var reasons = Reasons(change);
        RunningInstance[] roll = [.. plan.RolloutOrder.Select(i => touched.GetValueOrDefault(RunningCluster.NameOf(i))).OfType<RunningInstance>()];
        if (roll.Length > 0)
        {
            text.Append("\nOrder of the roll, one at a time, each proven before the next; the first that is not proven ends it:");
            text.Append(Table.Of([.. roll.Select((i, n) => new[]
            {
                string.Create(CultureInfo.InvariantCulture, $"{n + 1}."), i.Name, $"on {i.Host}", Act(i.Name), reasons.GetValueOrDefault(i.Name, "its files change"),
            })]));
        }

        if (change.Unchanged.Count > 0)
        {
            text.Append("\nUnchanged: ").Append(Names([.. change.Unchanged.Select(i => i.Name)], ", "));
        }

        if (DefaultChanges.Render(before.Version, plan) is { Length: > 0 } defaults)
        {
            text.Append('\n').Append(defaults);
        }

        return text.ToString();

        string Act(string name) => unfinished.Contains(name) ? "restart, unless it runs this already" : restarted.Contains(name) ? "restart" : "live";
    }

    /// <summary>What the first <c>up</c> starts, where, and in which order.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="begun">True when an earlier <c>up</c> has begun and not finished. Default false.</param>
    /// <returns>Lines joined by line feeds.</returns>
    public static string OfFirst(ClusterPlan plan, bool begun = false)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var starts = plan.NameServers.Concat(plan.Brokers.OrderBy(b => b.Role == BrokerRole.Slave)).Where(i => !i.Host.Lost);
        return (begun ? "An earlier `up` of this stack did not finish, and none is on record that did: what runs already with another configuration is restarted. What is to run," : "No earlier `up` of this stack is on record. What is to run,")
            + " and in which order it is started where it does not run yet: those of one number side by side, each proven before the next number:"
            + Table.Of([.. starts.Select(i => new[]
            {
                i.Kind == InstanceKind.NameServer ? "1" : i.Role == BrokerRole.Slave ? "3" : "2",
                i.Name,
                i.Host.Name,
                i.Address,
                i.Role is { } role ? BrokerProperties.Role(role) : "name server",
                $"heap {ConfigLines.Heap(i)}",
            })]);
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

    /// <summary>Why each instance stands in the roll: the lines that change for it, or what is not known of it; nothing where neither is known.</summary>
    private static Dictionary<string, string> Reasons(ClusterChange change)
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

    private static string Shown(LineChange line)
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

    private static string Names(IReadOnlyList<string> names, string between) => names.Count > Named
        ? string.Create(CultureInfo.InvariantCulture, $"{names.Count} instances, from {names[0]} to {names[^1]}")
        : string.Join(between, names);
}
