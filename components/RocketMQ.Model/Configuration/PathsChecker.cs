using RocketMQ.Model.Rules;
using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Configuration;

/// <summary>Folders that must not be: those of the system, and those that lie in each other so that removing one removes the other.</summary>
internal static class PathsChecker
{
    public static IEnumerable<Finding> Check(ClusterSpec cluster)
    {
        var release = new Folder("cluster.paths.release", cluster.Paths.Release);
        Folder[] own =
        [
            new("cluster.paths.config", cluster.Paths.Config),
            new("cluster.paths.store", cluster.Paths.Store),
            new("cluster.paths.logs", cluster.Paths.Logs),
        ];
        Folder[] stores = [.. cluster.BrokerGroups.SelectMany(Stores)];
        return own.SelectMany(f => Allowed(f, OwnFolder.ComplaintOfRoot(f.Value)))
            .Concat(stores.SelectMany(f => Allowed(f, OwnFolder.Complaint(f.Value))))
            .Concat(Allowed(release, OwnFolder.Complaint($"{release.Value}/rocketmq-{cluster.Release.Version}")))
            .Concat(own.SelectMany((one, i) => own.Skip(i + 1).SelectMany(other => Apart(other, one))))
            .Concat(stores.SelectMany(s => Apart(s, own[0]).Concat(Apart(s, own[2])).Concat(NotAbove(s, own[1]))))
            .Concat(own.Concat(stores).SelectMany(f => OutsideRelease(f, release)));
    }

    private static IEnumerable<Folder> Stores(BrokerGroupSpec group)
    {
        var path = Shown.Path("cluster.brokerGroups", group.Name);
        if (group.Master?.StorePath is { } master)
        {
            yield return new Folder($"{path}.master.storePath", master);
        }

        for (var i = 0; i < group.Slaves.Count; i++)
        {
            if (group.Slaves[i].StorePath is { } slave)
            {
                yield return new Folder($"{path}.slaves[{i}].storePath", slave);
            }
        }
    }

    // What is not a path at all has been said already, where the text was read.
    private static IEnumerable<Finding> Allowed(Folder folder, string? complaint)
    {
        if (complaint is not null && Forms.Folder.Complaint(folder.Value) is null)
        {
            var below = $"{folder.Value}/rocketmq";
            yield return Error(folder, $"{folder.Value} {complaint}", $"Choose a folder that is RocketMQ's alone, for example {(OwnFolder.Allows(below) ? below : Example(folder.Path))}.");
        }
    }

    private static string Example(string path) => path switch
    {
        "cluster.paths.release" => "/usr/local",
        "cluster.paths.config" => "/etc/rocketmq",
        "cluster.paths.logs" => "/var/log/rocketmq",
        "cluster.paths.store" => "/var/lib/rocketmq",
        _ => "/var/lib/rocketmq/big",
    };

    private static IEnumerable<Finding> Apart(Folder folder, Folder other)
    {
        if (Within(folder.Value, other.Value) || Within(other.Value, folder.Value))
        {
            yield return Error(folder, $"{folder.Value} and {other.Path} ({other.Value}) are the same folder, or one lies in the other", "Choose folders side by side: they have different owners, and are removed at different times.");
        }
    }

    private static IEnumerable<Finding> NotAbove(Folder store, Folder root)
    {
        if (Within(root.Value, store.Value))
        {
            yield return Error(store, $"{store.Value} holds {root.Path} ({root.Value}), where the stores of other brokers are", $"Choose a folder of its own, for example {root.Value}/big.");
        }
    }

    // A folder rocketmq-{version} is replaced as a whole when its archive changes, and removed with release: delete.
    private static IEnumerable<Finding> OutsideRelease(Folder folder, Folder release)
    {
        if (release.Value.Length > 0 && folder.Value.StartsWith($"{release.Value}/rocketmq-", StringComparison.Ordinal)
            && folder.Value[(release.Value.Length + "/rocketmq-".Length)..] is [>= '0' and <= '9', ..])
        {
            yield return Error(folder, $"{folder.Value} lies in a folder of an unpacked release, which is replaced as a whole", $"Choose one beside it, for example {release.Value}/rocketmq/{folder.Value[(folder.Value.LastIndexOf('/') + 1)..]}.");
        }
        else if (Within(release.Value, folder.Value))
        {
            yield return Error(folder, $"{folder.Value} holds {release.Path} ({release.Value})", "Choose a folder beside it.");
        }
    }

    private static bool Within(string path, string parent) =>
        path.Length > 0 && parent.Length > 0 && (path == parent || path.StartsWith(parent + "/", StringComparison.Ordinal));

    private static Finding Error(Folder folder, string message, string repair) => new(CfgIds.PathOverlap, Severity.Error, folder.Path, message + ".", repair);

    private sealed record Folder(string Path, string Value);
}
