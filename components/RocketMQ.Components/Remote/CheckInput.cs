using RocketMQ.Model.Rendering;
using RocketMQ.Model.Rules;
using RocketMQ.Model.Topology;

namespace RocketMQ.Components.Remote;

/// <summary>Input of check.sh: what this host must have, bear and reach. Whatever a later step would fail on is asked here.</summary>
internal static class CheckInput
{
    /// <summary>Files and folders that every host gets beside those of its plan.</summary>
    private static readonly string[] Everywhere = ["/etc/hosts", "/etc/systemd/system", StepScripts.Folder, StepInputs.UploadFolder];

    /// <summary>Keys with which a broker loads native code from its store's folder for temporary files (java.io.tmpdir in its jvm.options).</summary>
    private static readonly string[] NativeKeys = ["transientStorePoolEnable", "warmMapedFileEnable"];

    /// <summary>Creates it.</summary>
    /// <param name="plan">The cluster.</param>
    /// <param name="host">One of its hosts.</param>
    /// <param name="minJava">Oldest Java that the release runs on.</param>
    public static Bundle Create(ClusterPlan plan, HostPlan host, int minJava)
    {
        var release = plan.Spec.Release;
        var bundle = new Bundle()
            .Set("host", host.Host.Name)
            .Set("cluster", plan.Spec.Name)
            .Set("address", host.Host.Address)
            .Set("user", StepInputs.User)
            .Set("login", host.Host.User)
            .Set("config", plan.Spec.Paths.Config)
            .Set("java.min", StepInputs.OldestJava(plan, minJava))
            .Set("java.max", StepInputs.NewestJava(plan))
            .Set("memory.needed", StepInputs.Number(host.MemoryNeededMiB))
            .Set("disk.needed", StepInputs.Number(1024 + (2048 * host.Instances.Count(i => i.Kind == InstanceKind.Broker))))
            .Set("disk.counts", DiskCount.For(release.Version))
            .Set("clock.tolerance", "30")
            .Set("release.directory", plan.ReleaseDirectory)
            .Set("release.needed", StepInputs.Number(ReleaseSize.MiB(release.Version)))
            .Set("release-format", release.Archive?.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) == true ? "zip" : "tar.gz");
        foreach (var (rule, severity) in RulePack.OnHosts(plan.Spec).OrderBy(r => r.Key, StringComparer.Ordinal)) bundle.Set($"rule.{rule}", OnHost(severity));
        if (minJava > 8)
        {
            bundle.Set("java.why", $", and RocketMQ {release.Version} was built with a JDK 9 or newer: it does not run on Java 8 (build it with a JDK 8 and it does)");
        }

        if (release is { FetchedByHosts: true, Archive: { } url }) bundle.Set("fetch", url);
        if (plan.Spec.TakeOver is { } from) bundle.Set("take-over", from);
        AddPlaces(bundle, plan, host);
        AddNetwork(bundle, plan, host);
        return bundle;
    }

    private static void AddPlaces(Bundle bundle, ClusterPlan plan, HostPlan host)
    {
        var dirs = host.Instances.SelectMany(i => i.Directories).Distinct(StringComparer.Ordinal).ToList();
        foreach (var dir in dirs) bundle.Add("dir", dir);
        var files = host.Files.Concat(host.Instances.SelectMany(i => i.Files)).Select(f => Folder(f.Path));
        string[] folders = [plan.Spec.Paths.Config, plan.Spec.Paths.Logs, plan.Spec.Paths.Store, plan.ReleaseDirectory];
        foreach (var path in WrittenPaths.Of(host)) bundle.Add("path", path);
        foreach (var place in files.Concat(folders).Concat(Everywhere).Except(dirs).Order(StringComparer.Ordinal)) bundle.Add("place", place);
        foreach (var broker in host.Instances.Where(i => i.StoreDirectory is not null))
        {
            bundle.Add("store", broker.StoreDirectory!);
            if (plan.CopiesOf(broker).Any()) bundle.Add("copy-store", $"{broker.StoreDirectory} {broker.Unit}");
            if (NativeKeys.Any(k => broker.EffectiveProperties.TryGetValue(k, out var on) && on.Equals("true", StringComparison.OrdinalIgnoreCase)))
            {
                bundle.Add("noexec", $"{broker.DataDirectory}/tmp");
            }
        }
    }

    private static void AddNetwork(Bundle bundle, ClusterPlan plan, HostPlan host)
    {
        foreach (var instance in host.Instances)
        {
            foreach (var port in instance.Ports) bundle.Add("port", $"{StepInputs.Number(port)} {instance.Unit}");
        }

        foreach (var other in plan.Hosts.Select(h => h.Host))
        {
            foreach (var name in other.Aliases.Prepend(other.Name)) bundle.Add("name", $"{name} {other.Address}");
        }

        foreach (var peer in Peers(plan, host).Distinct(StringComparer.Ordinal)) bundle.Add("peer", peer);
    }

    /// <summary>
    /// What a host connects to elsewhere: every name server (a broker registers there, and a step asks there); the copies of its brokers, whom a roll asks; the HA
    /// port of a slave's master; and every broker, where the check of the whole cluster runs.
    /// </summary>
    private static IEnumerable<string> Peers(ClusterPlan plan, HostPlan host)
    {
        var brokers = host.Instances.Where(i => i.Kind == InstanceKind.Broker).ToList();
        foreach (var server in plan.NameServers.Where(n => Elsewhere(n, host)))
        {
            yield return $"{server.Address.Replace(':', ' ')} the name server of {server.Host.Name}";
        }

        foreach (var outside in plan.Spec.OutsideNameServers.Except(plan.Spec.LostNameServers, StringComparer.Ordinal))
        {
            yield return $"{outside.Replace(':', ' ')} a name server of another stack";
        }

        var asked = plan.Checker?.Name == host.Host.Name ? plan.Brokers : brokers.SelectMany(plan.CopiesOf);
        foreach (var broker in asked.Where(b => Elsewhere(b, host)))
        {
            yield return $"{broker.Address.Replace(':', ' ')} {broker.Name} of {broker.Host.Name}";
        }

        foreach (var master in brokers.SelectMany(plan.CopiesOf).Where(b => b.Role != BrokerRole.Slave && Elsewhere(b, host)))
        {
            yield return $"{master.Host.Address} {StepInputs.Number(master.Ports[^1])} {master.Name} of {master.Host.Name} (for its copies)";
            // A slave fetches topics, offsets and subscriptions from the address that its master is registered with (SlaveSynchronize, all versions).
            if (master.ClientAddress != master.Address)
            {
                yield return $"{master.ClientAddress.Replace(':', ' ')} {master.Name} of {master.Host.Name} at its address for clients, where its copies fetch topics and offsets";
            }
        }
    }

    private static bool Elsewhere(InstancePlan instance, HostPlan host) => !instance.Host.Lost && instance.Host.Name != host.Host.Name;

    private static string Folder(string path) => path[..Math.Max(1, path.LastIndexOf('/'))];

    private static string OnHost(Severity? severity) => severity switch { null => "off", Severity.Error => "fail", _ => "warn" };
}
