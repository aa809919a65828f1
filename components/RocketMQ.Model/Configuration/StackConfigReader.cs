using System.Text.Json;
using RocketMQ.Model.Rules;
using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Configuration;

/// <summary>Reads a stack's configuration: checks it against <see cref="ConfigTree"/>, fills in defaults, checks the topology.</summary>
public static class StackConfigReader
{
    /// <summary>Reads the objects under the config namespace <c>rocketmq</c>.</summary>
    /// <param name="objects">
    /// hosts, release, cluster, destroy, production, preflight, promotion, rules; any may be missing. None at all is the reference cluster on docker
    /// hosts.
    /// </param>
    /// <param name="isSecret">Whether one of them holds an encrypted value, by its name. Default: none does.</param>
    /// <returns>The configuration; or null and ALL that is wrong with it, in the order of the configuration.</returns>
    public static StackConfigResult Read(IReadOnlyDictionary<string, JsonElement> objects, Func<string, bool>? isSecret = null)
    {
        ArgumentNullException.ThrowIfNull(objects);
        var findings = new FindingList();
        var root = CheckForm(objects, findings, isSecret ?? (_ => false));
        var hosts = new HostsReader(root["hosts"], findings).Read();
        var release = ReleaseReader.Read(root["release"], findings);
        var cluster = new ClusterReader(root["cluster"], hosts, findings).Read() with
        {
            Release = release,
            TakeOver = hosts.TakeOver,
            Production = root["production"].Flag,
            DisabledRules = RulesReader.Read(root["rules"], findings),
            ExplicitFields = WrittenFields.Of(root),
            Destroy = new DestroySpec
            {
                DeleteData = root["destroy"]["data"].Text == "delete",
                DeleteRelease = root["destroy"]["release"].Text == "delete",
            },
        };
        var promotion = PromotionReader.Read(root["promotion"], release.Version, findings);
        findings.AddRange(PathsChecker.Check(cluster));
        findings.AddRange(TopologyChecker.Check(cluster, Paths(root["cluster"])).Where(f => !Follows(f, hosts) && !cluster.DisabledRules.ContainsKey(f.Id)));
        if (findings.All.Any(f => f.Severity == Severity.Error))
        {
            return new StackConfigResult(null, findings.All, cluster);
        }

        var config = new StackConfig
        {
            Kind = hosts.Kind!.Value,
            Cluster = cluster,
            Credentials = hosts.Credentials,
            DockerImage = hosts.Image,
            DockerSubnet = hosts.Subnet,
            Preflight = root["preflight"].Text switch
            {
                "preview" => PreflightMode.Preview,
                "off" => PreflightMode.Off,
                _ => PreflightMode.Up,
            },
            Promotion = promotion,
            Report = root["report"].Text,
        };
        return new StackConfigResult(config, findings.All, cluster);
    }

    private static ConfigNode CheckForm(IReadOnlyDictionary<string, JsonElement> objects, FindingList findings, Func<string, bool> isSecret)
    {
        var root = new ConfigNode(ConfigTree.Root, "") { Given = true };
        var checker = new ConfigChecker(findings);
        foreach (var (name, value) in objects.OrderBy(o => IndexOf(o.Key)).ThenBy(o => o.Key, StringComparer.Ordinal))
        {
            var path = Shown.Path("", name);
            if (Unreadable.Find(value, path) is { } unreadable)
            {
                root.Set(name, new ConfigNode(ConfigTree.Root.Fields.FirstOrDefault(f => f.Name == name) ?? ConfigTree.Root, path) { Given = true, Broken = true });
                findings.Error(CfgIds.BadForm, unreadable, "A text or a name here is no valid Unicode (half of a surrogate pair).", "Write it again by hand.");
            }
            else if (ConfigTree.Root.Fields.FirstOrDefault(f => f.Name == name) is { } field)
            {
                root.Set(name, checker.Check(field, name, path, value));
            }
            else
            {
                root.Unknown.Add(name);
                findings.Error(CfgIds.UnknownField, path, Unknown(name), StrayKey.PathOf(name) is { } meant
                    ? StrayKey.Repair($"rocketmq:{name}", meant.Path, meant.Field, value, isSecret(name))
                    : UnknownFieldRepair.For(ConfigTree.Root, name));
            }
        }

        return root;
    }

    private static string Unknown(string name) => $"rocketmq:{Shown.Text(name).Trim('"')} is not known{(name.Contains('.') || name.Contains('[')
        ? ": it is one key with this whole name, as `pulumi config set` without --path makes it" : "")}.";

    private static int IndexOf(string name)
    {
        var index = ConfigTree.Root.Fields.TakeWhile(f => f.Name != name).Count();
        return index;
    }

    // Where the hosts could not be read, every host would be unknown; that is no news.
    private static bool Follows(Finding finding, HostsResult hosts) => finding.Id is CfgIds.UnknownHost && !hosts.Complete;

    private static Func<int, string> Paths(ConfigNode cluster)
    {
        var servers = cluster["nameServers"].Entries;
        return i => i < servers.Count ? servers[i].Value.Path : "cluster.nameServers";
    }
}
