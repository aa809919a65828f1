using System.Globalization;
using RocketMQ.Model.Catalog;
using RocketMQ.Model.Rendering;
using RocketMQ.Model.Topology;

namespace RocketMQ.Components.Remote;

/// <summary>What each step is told. Pure: the same plan gives the same text, so a second <c>up</c> sees no change.</summary>
internal static class StepInputs
{
    /// <summary>User the instances run as.</summary>
    public const string User = "rocketmq";

    /// <summary>Folder on a host to which the release archive is copied; the login user's own, nobody else can write there.</summary>
    public const string UploadFolder = "/var/cache/rocketmq-steps";

    public static Bundle Prepare(ClusterPlan plan, HostPlan host, string owner, int minJava = 8, string notice = "")
    {
        var paths = plan.Spec.Paths;
        var bundle = new Bundle()
            .Set("kit", StepKit.Digest)
            .Set("cluster", plan.Spec.Name)
            .Set("owner", owner)
            .Set("user", User)
            .Set("home", paths.Store)
            .Set("config", paths.Config)
            .Set("java.min", OldestJava(plan, minJava))
            .Set("java.max", NewestJava(plan))
            .Set("upload", UploadFolder)
            .Set("store", paths.Store)
            .Set("logs", paths.Logs)
            .Set("directory", plan.ReleaseDirectory)
            .Set("name-servers", string.Join(';', plan.NameServersAsked))
            .Set("data", KeepOrDelete(plan.Spec.Destroy.DeleteData))
            .Set("release", KeepOrDelete(plan.Spec.Destroy.DeleteRelease));
        if (plan.Spec.TakeOver is { } from) bundle.Set("take-over", from);
        if (notice.Length > 0) bundle.Set("notice", notice);
        foreach (var root in new[] { paths.Config, paths.Store, paths.Logs }) bundle.Add("dir", $"{root} 0755 root:root");
        foreach (var line in host.HostsLines) bundle.Add("hosts-line", line);
        // A line a group: it stands in the state of every host.
        foreach (var group in plan.Brokers.Where(b => !b.Host.Lost).GroupBy(b => b.BrokerName, StringComparer.Ordinal))
        {
            bundle.Add("brokers", $"{group.Key} {string.Join(' ', group.Select(b => $"{Number(b.BrokerId!.Value)}={b.Address}{Registered(b, ",")}"))}");
        }

        foreach (var file in host.Files) bundle.File(file);
        return bundle;
    }

    public static Bundle Release(ClusterPlan plan, string archive, string sha512, string? url)
    {
        var bundle = new Bundle()
            .Set("archive", archive)
            .Set("sha512", sha512)
            .Set("version", plan.Spec.Release.Version)
            .Set("directory", plan.ReleaseDirectory)
            .Set("release", KeepOrDelete(plan.Spec.Destroy.DeleteRelease));
        return url is null ? bundle : bundle.Set("url", url);
    }

    /// <summary>What both start and roll need to know about an instance and how it is proven.</summary>
    private static Bundle Instance(ClusterPlan plan, InstancePlan instance)
    {
        var bundle = new Bundle()
            .Set("unit", instance.Unit)
            .Set("kind", instance.Kind == InstanceKind.NameServer ? "namesrv" : "broker")
            .Set("cluster", plan.Spec.Name)
            .Set("address", instance.Address)
            .Set("timeout", Number(plan.Spec.StartTimeoutSeconds))
            .Set("config", instance.ConfigDirectory)
            .Set("log", instance.LogDirectory);
        if (instance.Kind == InstanceKind.Broker)
        {
            bundle.Set("store", instance.StoreDirectory!)
                .Set("brokerName", instance.BrokerName!)
                .Set("brokerId", Number(instance.BrokerId!.Value))
                .Set("role", RoleName(instance.Role!.Value));
            if (instance.ClientAddress != instance.Address) bundle.Set("registered", instance.ClientAddress);
        }

        var others = plan.NameServersAsked.Where(a => instance.Kind == InstanceKind.Broker || a != instance.Address);
        foreach (var server in others) bundle.Add("nameserver", server);
        foreach (var copy in plan.CopiesOf(instance).Where(c => !c.Host.Lost)) bundle.Add("copy", Describe(copy));
        return bundle;
    }

    public static Bundle Start(ClusterPlan plan, InstancePlan instance, string owner)
    {
        var bundle = Instance(plan, instance).Set("digest", instance.Digest).Set("owner", owner).Set("on-destroy", KeepOrDelete(plan.Spec.Destroy.DeleteData));
        // Nothing orders the deletion of one stack behind that of others: its stop says who is left without it.
        if (instance.Kind == InstanceKind.NameServer && plan.Brokers.Count == 0) bundle.Set("brokers", "elsewhere");
        // The store's own folders by their names: this text stands in the state of every broker.
        var below = instance.Directories.Where(d => IsBelowStore(instance, d)).ToList();
        if (below.Count > 0) bundle.Set("below", string.Join(' ', below.Select(d => d[(instance.StoreDirectory!.Length + 1)..])));
        foreach (var dir in instance.Directories.Except(below)) bundle.Add("dir", dir);
        // The script writes the digest into its file itself: a preview shows a change of it once.
        foreach (var file in instance.Files.Where(f => f.Path != $"{instance.ConfigDirectory}/digest")) bundle.File(file);
        return bundle;
    }

    private static bool IsBelowStore(InstancePlan instance, string folder) =>
        instance.StoreDirectory is { } store && folder.StartsWith(store + "/", StringComparison.Ordinal) && !folder[(store.Length + 1)..].AsSpan().ContainsAny('/', ' ');

    /// <summary>
    /// A diff shows two lines around a changed one. So above each number that may change stands, always the same, what its change does: the
    /// settings <c>a-new-digest</c> and <c>a-new-live-digest</c> are for the person who reads the preview, no script reads them.
    /// </summary>
    public static Bundle Roll(ClusterPlan plan, InstancePlan instance)
    {
        var bundle = Instance(plan, instance);
        AddHotKeys(bundle, plan, instance);
        bundle.Set("a-new-digest", $"restarts {instance.Name}, once what comes before it in the roll is proven").Set("digest", instance.Digest);
        if (instance.Kind == InstanceKind.Broker)
        {
            bundle.Set("a-new-live-digest", $"is applied to the running {instance.Name}, no restart").Set("live-digest", instance.LiveDigest);
        }

        return bundle;
    }

    /// <summary>The kit has the list of every version that the catalog knows; another one's own, where it differs, stands here.</summary>
    private static void AddHotKeys(Bundle bundle, ClusterPlan plan, InstancePlan instance)
    {
        if (instance.HotDefaults.Count == 0) return;
        var known = KeyCatalog.For(plan.Spec.Release.Version).Known;
        if (KitFiles.HotKeys(known) == KitFiles.HotKeys(instance.HotDefaults)) bundle.Set("hot-keys", KitFiles.HotKeysOf(known));
        else foreach (var (key, value) in instance.HotDefaults) bundle.Add("hot", $"{key}={value}");
    }

    public static Bundle Verify(ClusterPlan plan)
    {
        var bundle = new Bundle().Set("cluster", plan.Spec.Name).Set("timeout", Number(plan.Spec.StartTimeoutSeconds));
        foreach (var server in plan.NameServersAsked) bundle.Add("nameserver", server);
        foreach (var broker in plan.Brokers.Where(b => !b.Host.Lost)) bundle.Add("broker", Describe(broker) + Registered(broker, " "));
        // A changed instance is verified again, though nothing else in this input has changed.
        foreach (var instance in plan.NameServers.Concat(plan.Brokers))
        {
            bundle.Add("runs", $"{instance.Host.Name}/{instance.Name} {instance.Digest[..12]} {instance.LiveDigest}".TrimEnd());
        }

        return bundle;
    }

    /// <summary>RocketMQ's own name of a role.</summary>
    public static string RoleName(BrokerRole role) => role switch
    {
        BrokerRole.SyncMaster => "SYNC_MASTER",
        BrokerRole.AsyncMaster => "ASYNC_MASTER",
        _ => "SLAVE",
    };

    private static string Describe(InstancePlan broker) =>
        $"{broker.BrokerName} {Number(broker.BrokerId!.Value)} {broker.Address} {RoleName(broker.Role!.Value)}";

    /// <summary>The address that a broker is registered with, where that is not the one at which it is asked.</summary>
    private static string Registered(InstancePlan broker, string separator) => broker.ClientAddress == broker.Address ? "" : separator + broker.ClientAddress;

    private static string KeepOrDelete(bool delete) => delete ? "delete" : "keep";

    /// <summary>Oldest Java for a release: the one that RocketMQ asks for, or the one that this archive was built for.</summary>
    internal static string OldestJava(ClusterPlan plan, int minJava) => Number(Math.Max(minJava, JavaSupport.For(plan.Spec.Release.Version).Min));

    /// <summary>Newest Java for a release.</summary>
    internal static string NewestJava(ClusterPlan plan) => Number(JavaSupport.For(plan.Spec.Release.Version).Max);

    internal static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
