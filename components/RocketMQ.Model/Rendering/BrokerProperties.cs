using System.Globalization;
using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Rendering;

/// <summary>The properties of a broker: what its place in the cluster says, what keeps its messages safe, and what the user wrote.</summary>
public static class BrokerProperties
{
    // A commit log on other disks is a matter of the store's layout, not of the topology: who plans by code may say it.
    private static readonly Dictionary<string, string> Reserved =
        DescriptionKeys.OfBrokers.Where(k => k.Key != "storePathCommitLog").ToDictionary(StringComparer.Ordinal);

    internal static SetProperties Of(ClusterSpec spec, BrokerGroupSpec group, BrokerSpec broker, BrokerPlace place, IKeyFacts facts)
    {
        var set = new SetProperties(facts, spec.Release.Version);
        Identity(set, place);
        Durability(set, place, group.FlushDiskType ?? spec.FlushDiskType);
        set.Lay(spec.Properties, Reserved);
        set.Lay(group.Properties, Reserved);
        set.Lay(broker.Properties, Reserved);
        return set;
    }

    private static void Identity(SetProperties set, BrokerPlace place)
    {
        set["brokerClusterName"] = place.Cluster;
        set["brokerName"] = place.BrokerName;
        set["brokerId"] = Text(place.BrokerId);
        set["namesrvAddr"] = place.NameServerAddress;
        set["listenPort"] = Text(place.Port);
        set["brokerIP1"] = place.Host.ClientAddress ?? place.Host.Address;
        set["brokerIP2"] = place.Host.Address;
        set["brokerRole"] = Role(place.Role);
        // Never on 5.x: there the key keeps the slave from ever connecting (Catalog/written.tsv).
        if (place.MasterHaAddress is { } master && !place.Is5)
        {
            set["haMasterAddress"] = master;
        }

        set["storePathRootDir"] = place.StoreDirectory;
        set["storePathCommitLog"] = place.StoreDirectory + "/commitlog";
    }

    // Why each is written is told in Catalog/written.tsv and in the file's comments; of all other keys RocketMQ's own default holds.
    private static void Durability(SetProperties set, BrokerPlace place, FlushDiskType flush)
    {
        set["mappedFileSizeCommitLog"] = "1073741824";
        // 300,000 entries of 20 bytes.
        set["mappedFileSizeConsumeQueue"] = "6000000";
        set["flushDiskType"] = flush == FlushDiskType.SyncFlush ? "SYNC_FLUSH" : "ASYNC_FLUSH";
        // From 5.0 on SYNC_MASTER alone waits for nobody: how many copies must have a message is this key, and its default is 1.
        if (place.Is5 && place.Role == BrokerRole.SyncMaster && place.Slaves > 0)
        {
            set["inSyncReplicas"] = "2";
        }
    }

    /// <summary>RocketMQ's word for a role.</summary>
    internal static string Role(BrokerRole role) => role switch
    {
        BrokerRole.SyncMaster => "SYNC_MASTER",
        BrokerRole.AsyncMaster => "ASYNC_MASTER",
        _ => "SLAVE",
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
