using RocketMQ.Model.Rendering;

namespace RocketMQ.Model.Rules.Pack;

internal sealed class SharedFolders : IRule
{
    public string Id => "RMQ004";

    public string Title => "Instances share folders";

    public Severity Severity => Severity.Error;

    public string Why => "A store belongs to one broker: the second that opens it ends with \"Lock failed,MQ already started\", after it has already run its recovery over the files. Shared logs overwrite each other, and deleting one instance would delete the other.";

    public string Repair => "Give each instance folders of its own, none inside another's.";

    public IEnumerable<Violation> Check(RuleContext context)
    {
        var paths = context.Brokers.Where(b => b.Plan is not null).GroupBy(b => b.Plan!, ReferenceEqualityComparer.Instance)
            .ToDictionary(g => g.Key!, g => g.First().Path, ReferenceEqualityComparer.Instance);
        return context.Plan.NameServers.Concat(context.Plan.Brokers)
            .GroupBy(i => i.Host.Name, StringComparer.Ordinal)
            .SelectMany(host => Overlaps([.. host.SelectMany(Folders)]).DistinctBy(o => Pair(o.Outer.Owner.Name, o.Inner.Owner.Name)))
            .Select(o => new Violation(
                paths.TryGetValue(o.Inner.Owner, out var path) ? $"{path}.storePath" : "cluster.paths",
                $"{o.Inner.Owner.Name} has its {o.Inner.Use} at {o.Inner.Path} on host {o.Inner.Owner.Host.Name}, {(o.Inner.Path == o.Outer.Path ? "which is also" : $"inside {o.Outer.Path},")} the {o.Outer.Use} of {o.Outer.Owner.Name}."));
    }

    // Two instances are told about once, however many of their folders meet.
    private static (string, string) Pair(string a, string b) => string.CompareOrdinal(a, b) < 0 ? (a, b) : (b, a);

    private static IEnumerable<Folder> Folders(InstancePlan plan)
    {
        yield return new(plan.ConfigDirectory, "configuration", plan);
        yield return new(plan.LogDirectory, "log folder", plan);
        if (plan.StoreDirectory is { } store)
        {
            yield return new(store, "store", plan);
        }

        // From 4.8 on several may be given, separated by commas.
        var commitLogs = plan.EffectiveProperties.GetValueOrDefault("storePathCommitLog", "");
        foreach (var commitLog in commitLogs.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            yield return new(commitLog, "commit log", plan);
        }
    }

    // Sorted, every folder comes after the ones it lies in; a stack of those keeps this linear after the sort.
    private static IEnumerable<(Folder Outer, Folder Inner)> Overlaps(List<Folder> folders)
    {
        var around = new Stack<Folder>();
        foreach (var folder in folders.Select(f => f with { Path = f.Path.TrimEnd('/') + "/" }).OrderBy(f => f.Path, StringComparer.Ordinal))
        {
            while (around.TryPeek(out var top) && !folder.Path.StartsWith(top.Path, StringComparison.Ordinal))
            {
                around.Pop();
            }

            if (around.FirstOrDefault(f => !ReferenceEquals(f.Owner, folder.Owner)) is { } outer)
            {
                yield return (outer, folder);
            }

            around.Push(folder);
        }
    }

    private sealed record Folder(string Path, string Use, InstancePlan Owner);
}
