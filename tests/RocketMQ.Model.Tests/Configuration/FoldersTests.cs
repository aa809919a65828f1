using RocketMQ.Model.Configuration;
using RocketMQ.Model.Rules;
using RocketMQ.Model.Tests.Rules;
using RocketMQ.Model.Topology;
using static RocketMQ.Model.Tests.Rules.Specs;

namespace RocketMQ.Model.Tests.Configuration;

/// <summary>Every field that names a folder, against the one definition of a folder of our own.</summary>
public sealed class FoldersTests
{
    // Pins no host keys: those of the description are no real ones.
    private static readonly ClusterSpec Plain = Good with { Hosts = [.. Good.Hosts.Select(h => h with { HostKey = null })] };

    private const string Store = "cluster.brokerGroups.broker-a.master.storePath";

    [Theory]
    [InlineData("/data1", "/data1 lies directly in /: it is a whole disk or a folder of the system, not one of RocketMQ alone. Choose a folder that is RocketMQ's alone, for example /data1/rocketmq.")]
    [InlineData("/etc", "for example /var/lib/rocketmq/big")]
    [InlineData("/mnt/disk1", "a whole disk, not one of RocketMQ alone. Choose a folder that is RocketMQ's alone, for example /mnt/disk1/rocketmq.")]
    [InlineData("/home/mq", "/home/mq/rocketmq")]
    [InlineData("/var/rocketmq", "/var/rocketmq/rocketmq")]
    [InlineData("/usr/rocketmq", "/usr/rocketmq/rocketmq")]
    [InlineData("/usr/lib/rocketmq/store", "lies in /usr/lib, which is the system's or does not last. Choose a folder that is RocketMQ's alone, for example /var/lib/rocketmq/big.")]
    [InlineData("/tmp/a/b", "lies in /tmp")]
    [InlineData("/var/lib/docker/x", "lies in /var/lib/docker")]
    [InlineData("/usr/local/lib/rocketmq-steps/x", "lies in /usr/local/lib/rocketmq-steps")]
    public void A_store_path_that_the_scripts_refuse_is_refused_in_the_preview(string path, string says)
    {
        var finding = Assert.Single(ClusterSpecChecker.Check(Plain.WithMasterA(m => m with { StorePath = path })));
        Assert.Equal((CfgIds.PathOverlap, Store), (finding.Id, finding.Path));
        Assert.Contains(says, $"{finding.Message} {finding.Repair}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/data1/rocketmq")]
    [InlineData("/mnt/disk1/a")]
    [InlineData("/opt/x")]
    [InlineData("/usr/local/x")]
    [InlineData("/var/lib/rocketmq2")]
    public void A_store_path_that_the_scripts_take_passes(string path) =>
        Assert.Empty(ClusterSpecChecker.Check(Plain.WithMasterA(m => m with { StorePath = path })));

    [Theory]
    [InlineData("/")]
    [InlineData("/data1/")]
    [InlineData("/data1/../etc")]
    [InlineData("/data1/a b")]
    [InlineData("data1/a")]
    [InlineData("//data1/a")]
    public void A_text_that_is_no_plain_path_is_said_once(string path) =>
        Assert.Equal(CfgIds.BadForm, Assert.Single(ClusterSpecChecker.Check(Plain.WithMasterA(m => m with { StorePath = path }))).Id);

    [Theory]
    [InlineData("release", "/etc")]
    [InlineData("release", "/usr/lib")]
    [InlineData("release", "/var")]
    [InlineData("config", "/etc")]
    [InlineData("config", "/etc/systemd/system")]
    [InlineData("config", "/run/rocketmq")]
    [InlineData("store", "/var/lib")]
    [InlineData("store", "/mnt")]
    [InlineData("store", "/usr/share/rocketmq")]
    [InlineData("logs", "/var/log")]
    [InlineData("logs", "/opt")]
    [InlineData("logs", "/tmp/logs")]
    public void A_root_folder_of_the_system_is_refused_by_its_field(string field, string path)
    {
        var finding = Assert.Single(ClusterSpecChecker.Check(Plain with { Paths = With(field, path) }), f => f.Id == CfgIds.PathOverlap);
        Assert.Equal($"cluster.paths.{field}", finding.Path);
        Assert.StartsWith(path, finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("release", "/opt")]
    [InlineData("release", "/data1")]
    [InlineData("config", "/opt/rocketmq/etc")]
    [InlineData("store", "/data1")]
    [InlineData("store", "/mnt/disk1")]
    [InlineData("logs", "/logs")]
    public void A_root_folder_that_holds_folders_of_instances_passes(string field, string path) =>
        Assert.Empty(ClusterSpecChecker.Check(Plain with { Paths = With(field, path) }));

    [Theory]
    [InlineData("/data/mq", "/data/mq/b")]
    [InlineData("/data/mq", "/data/mq")]
    [InlineData("/data/mq/b", "/data/mq")]
    public void Stores_of_instances_of_one_host_do_not_lie_in_each_other(string a, string b)
    {
        var both = Plain.WithMasterA(m => m with { StorePath = a });
        both = both with { BrokerGroups = [both.BrokerGroups[0], both.BrokerGroups[1] with { Slaves = [new BrokerSpec { Host = "h1", StorePath = b, Port = 10951 }] }] };
        Assert.Contains(StackCheck.Run(both).Findings, f => f.Id == "RMQ004");
    }

    private static PathsSpec With(string field, string path) => field switch
    {
        "release" => Good.Paths with { Release = path },
        "config" => Good.Paths with { Config = path },
        "store" => Good.Paths with { Store = path },
        _ => Good.Paths with { Logs = path },
    };
}
