using RocketMQ.Model.Rendering;

namespace RocketMQ.Model.Rollout;

/// <summary>
/// What an <c>up</c> does to what runs. Properties, which the tests mirror: an instance that stays on its host is among the restarted ones exactly
/// when its digest changes, and among the hot ones exactly when only its live digest does; each changed line is told once for each pair of values,
/// whatever the number of instances; the roll holds the restarted and the hot ones, in the plan's order; equal clusters have no change.
/// </summary>
public sealed record ClusterChange
{
    /// <summary>The changed lines, by file, those that restart first.</summary>
    public required IReadOnlyList<LineChange> Lines { get; init; }

    /// <summary>Instances that come, go or move.</summary>
    public required IReadOnlyList<InstanceChange> Instances { get; init; }

    /// <summary>Instances that stay and are restarted, in the order of the roll.</summary>
    public required IReadOnlyList<RunningInstance> Restarted { get; init; }

    /// <summary>
    /// Those of <see cref="Restarted"/> for which an <c>up</c> that did not finish wanted just this already: it may have restarted them, and then the next one
    /// finds that they run it.
    /// </summary>
    public IReadOnlyList<RunningInstance> PerhapsDone { get; init; } = [];

    /// <summary>Instances that stay and are given values while they run, in the order of the roll.</summary>
    public required IReadOnlyList<RunningInstance> Hot { get; init; }

    /// <summary>
    /// Instances of which it is not known what they run: an <c>up</c> that did not finish wanted another configuration, and may have restarted them with
    /// it. The next one restarts those. In the order of the roll; none of <see cref="Restarted"/> is among them.
    /// </summary>
    public IReadOnlyList<RunningInstance> Unfinished { get; init; } = [];

    /// <summary>The same for values that are given to the running process. None of <see cref="Hot"/> is among them.</summary>
    public IReadOnlyList<RunningInstance> UnfinishedHot { get; init; } = [];

    /// <summary>Hosts whose line in the hosts block changes: old and new; null for one that comes or goes. No process is restarted for it.</summary>
    public required IReadOnlyList<(string? Old, string? New)> Hosts { get; init; }

    /// <summary>Hosts on which every step runs once more, because their generation changes. What works there is not restarted for it.</summary>
    public IReadOnlyList<string> Again { get; init; } = [];

    /// <summary>Instances that stay as they are, in the order of the roll.</summary>
    public IReadOnlyList<RunningInstance> Unchanged { get; init; } = [];

    /// <summary>True when nothing changes for any process.</summary>
    public bool IsEmpty => Lines.Count == 0 && Again.Count == 0 && Instances.Count == 0 && Hosts.Count == 0 && Unfinished.Count == 0 && UnfinishedHot.Count == 0;

    /// <summary>Compares.</summary>
    /// <param name="before">What was applied last.</param>
    /// <param name="plan">What the next <c>up</c> is to apply.</param>
    /// <param name="intents">What is known of the wishes, by <see cref="RunningCluster.NameOf"/>. Default: nothing.</param>
    public static ClusterChange Between(RunningCluster before, ClusterPlan plan, IReadOnlyDictionary<string, IntentNumbers>? intents = null)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(plan);
        var after = RunningCluster.Of(plan);
        var old = before.Instances.ToDictionary(i => i.Name, StringComparer.Ordinal);
        var stays = after.Instances.Where(i => old.TryGetValue(i.Name, out var was) && was.Host == i.Host).ToList();
        var hot = plan.Brokers.FirstOrDefault()?.HotDefaults ?? new Dictionary<string, string>();
        var change = new ClusterChange
        {
            Lines =
            [
                .. stays.SelectMany(i => LinesOf(old[i.Name], i, hot).Select(line => (line.File, line.Key, line.Old, line.New, line.Effect, i.Name)))
                    .GroupBy(l => (l.File, l.Key, l.Old, l.New, l.Effect))
                    .Select(g => new LineChange(g.Key.File, g.Key.Key, g.Key.Old, g.Key.New, g.Key.Effect, [.. g.Select(l => l.Name)]))
                    .OrderBy(l => l.File, StringComparer.Ordinal).ThenByDescending(l => l.Effect).ThenBy(l => l.Key, StringComparer.Ordinal),
            ],
            Instances = [.. Moves(before, after)],
            Restarted = [.. stays.Where(i => old[i.Name].Digest != i.Digest)],
            // A wish that stands in the state as it is wanted now, and is not the applied one, was drawn by an `up` that did not get to its end.
            PerhapsDone = [.. stays.Where(i => old[i.Name].Digest != i.Digest && intents?.GetValueOrDefault(i.Name)?.Restart is { Length: > 0 } now && now != old[i.Name].Intent)],
            Hot = [.. stays.Where(i => old[i.Name].Digest == i.Digest && old[i.Name].LiveDigest != i.LiveDigest)],
            Unfinished = [.. stays.Where(i => old[i.Name].Digest == i.Digest && IsLeft(old[i.Name].Intent, intents?.GetValueOrDefault(i.Name)?.Restart, intents))],
            UnfinishedHot = [.. stays.Where(i => old[i.Name].LiveDigest == i.LiveDigest && IsLeft(old[i.Name].LiveIntent, intents?.GetValueOrDefault(i.Name)?.Live, intents))],
            Hosts = [.. HostLines(before, after)],
            Again = [.. before.Hosts.Keys.Where(h => after.Hosts.ContainsKey(h) && !after.Lost.Contains(h) && before.GenerationOf(h) != after.GenerationOf(h)).Order(StringComparer.Ordinal)],
        };
        var touched = change.Restarted.Concat(change.Hot).Concat(change.Unfinished).Concat(change.UnfinishedHot).Select(i => i.Name).ToHashSet(StringComparer.Ordinal);
        return change with { Unchanged = [.. stays.Where(i => !touched.Contains(i.Name))] };
    }

    /// <summary>
    /// True when an unfinished <c>up</c> has wished for something else since, asked only where what is wanted is what was applied: then the number of the
    /// wish is the applied one, unless one was drawn in between (another number), or the wish goes back with this very run (a new number, not known yet).
    /// </summary>
    private static bool IsLeft(string applied, string? now, object? intents) => intents is not null && applied.Length > 0 && now != applied;

    private static IEnumerable<LineChange> LinesOf(RunningInstance before, RunningInstance after, IReadOnlyDictionary<string, string> hot)
    {
        foreach (var file in before.Files.Keys.Union(after.Files.Keys))
        {
            IEnumerable<string> Keys(RunningInstance i) => i.Files.GetValueOrDefault(file)?.Keys ?? [];
            foreach (var key in Keys(before).Union(Keys(after)))
            {
                var (was, becomes) = (before.Find(file, key), after.Find(file, key));
                var fallback = file == ConfigLines.BrokerConf ? hot.GetValueOrDefault(key) : null;
                // A hot key that is not given is at its default, also in the running process.
                if ((was ?? fallback) != (becomes ?? fallback))
                {
                    yield return new(file, key, was, becomes, fallback is null ? ChangeEffect.Restart : ChangeEffect.Hot, []);
                }
            }
        }
    }

    private static IEnumerable<InstanceChange> Moves(RunningCluster before, RunningCluster after)
    {
        var wanted = after.Instances.ToDictionary(i => i.Name, StringComparer.Ordinal);
        var had = before.Instances.ToDictionary(i => i.Name, StringComparer.Ordinal);
        foreach (var instance in after.Instances.Where(i => had.GetValueOrDefault(i.Name)?.Host != i.Host))
        {
            yield return new(instance.Name, had.GetValueOrDefault(instance.Name)?.Host, instance.Host, IsLost(had.GetValueOrDefault(instance.Name)));
        }

        foreach (var instance in before.Instances.Where(i => !wanted.ContainsKey(i.Name)))
        {
            yield return new(instance.Name, instance.Host, null, IsLost(instance));
        }

        bool IsLost(RunningInstance? instance) => instance is not null && after.Lost.Contains(instance.Host);
    }

    private static IEnumerable<(string? Old, string? New)> HostLines(RunningCluster before, RunningCluster after) =>
        before.Hosts.Keys.Union(after.Hosts.Keys).Order(StringComparer.Ordinal)
            .Select(h => (Old: before.Hosts.GetValueOrDefault(h), New: after.Hosts.GetValueOrDefault(h)))
            .Where(h => h.Old != h.New);
}
