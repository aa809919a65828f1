namespace RocketMQ.Model.Rendering;

/// <summary>Writes <c>broker.conf</c>: one key a line, in groups with a short comment each, the same order every time.</summary>
internal static class BrokerConf
{
    private static readonly (string Title, string[] Keys)[] Groups =
    [
        ("Who it is, and where it is reached. The fast port is listenPort-2, the HA port listenPort+1.\n# Without brokerIP1 and brokerIP2 it would guess its address.",
            ["brokerClusterName", "brokerName", "brokerId", "brokerRole", "namesrvAddr", "listenPort", "brokerIP1", "brokerIP2"]),
        ("Where its master is: saves a slave of 4.x up to 5 s at its start.", ["haMasterAddress"]),
        ("Topics and groups.", ["defaultTopicQueueNums", "autoCreateTopicEnable", "autoCreateSubscriptionGroup", "maxMessageSize"]),
        ("Store: folders outside the release; sizes in bytes, the defaults written out: files of another size stop the broker (exit 253).",
            ["storePathRootDir", "storePathCommitLog", "mappedFileSizeCommitLog", "mappedFileSizeConsumeQueue"]),
        ("Retention: hours kept, hour of the day of cleaning, percent of the disk above which it is cleaned at any hour.",
            ["fileReservedTime", "deleteWhen", "diskMaxUsedSpaceRatio"]),
        ("When a message counts as written: cluster.flushDiskType; from 5.0 on a SYNC_MASTER waits for a slave only with inSyncReplicas of 2 or more.", ["flushDiskType", "inSyncReplicas"]),
    ];

    internal static string Render(string instance, string cluster, string version, SetProperties set, IKeyFacts facts)
    {
        var lines = new List<string>
        {
            PropertiesText.Comment($"# broker.conf of {instance}, cluster {cluster}, RocketMQ {version}."),
            "# Written by `pulumi up` from the stack's configuration: change it there; the broker cannot write here.",
        };
        var rest = new HashSet<string>(set.Effective.Keys, StringComparer.Ordinal);
        var hot = rest.Where(k => facts.HotDefaults.ContainsKey(k)).Order(StringComparer.Ordinal).ToList();
        rest.ExceptWith(hot);
        if (hot.Count > 0)
        {
            lines.AddRange(["", "# == A change of these restarts the broker =="]);
        }

        foreach (var (title, keys) in Groups)
        {
            Section(lines, title, [.. keys.Where(rest.Remove)], set);
        }

        Section(lines, "Further keys of the stack's configuration.", [.. rest.Order(StringComparer.Ordinal)], set);
        if (hot.Count > 0)
        {
            lines.AddRange(["", "# == A change of these is applied to the running broker =="]);
            // Above each: a diff shows two lines around a changed one, and so says what the change does.
            lines.AddRange(hot.SelectMany(k => new[] { "# hot: applied live", PropertiesText.Line(k, set[k]) }));
        }

        Notes(lines, set);
        return string.Join('\n', lines) + "\n";
    }

    /// <summary>What was given and has no effect stays visible in the file.</summary>
    internal static void Notes(List<string> lines, SetProperties set)
    {
        if (set.Notes.Count > 0)
        {
            lines.AddRange(["", "# Given, but without effect:"]);
            lines.AddRange(set.Notes.Select(n => "# " + PropertiesText.Comment(n)));
        }
    }

    private static void Section(List<string> lines, string title, IReadOnlyList<string> keys, SetProperties set)
    {
        if (keys.Count > 0)
        {
            lines.AddRange(["", "# " + title]);
            lines.AddRange(keys.Select(k => PropertiesText.Line(k, set[k])));
        }
    }
}
