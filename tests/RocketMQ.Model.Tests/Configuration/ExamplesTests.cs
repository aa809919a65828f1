using RocketMQ.Model.Configuration;
using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Tests.Configuration;

public sealed class ExamplesTests
{
    public static TheoryData<string> Files => [.. Directory.GetFiles(Path.Combine(StackFile.Folder(), "examples"), "*.yaml").Select(f => Path.GetFileNameWithoutExtension(f)!)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Is_valid(string file)
    {
        var result = StackFile.Read(Yaml(file));

        Assert.Empty(result.Findings);
        Assert.NotNull(result.Config);
    }

    [Fact]
    public void Staging_is_read_field_by_field()
    {
        var config = StackFile.Read(Yaml("staging")).Config!;
        var cluster = config.Cluster;

        Assert.Equal((HostsKind.Ssh, PreflightMode.Preview), (config.Kind, config.Preflight));
        Assert.True(cluster.Production);
        Assert.Equal(["192.168.243.169", "192.168.243.170", "192.168.243.171", "192.168.243.172"], cluster.Hosts.Select(h => h.Address));
        Assert.Equal(["deploy", "deploy", "deploy", "root"], cluster.Hosts.Select(h => h.User));
        Assert.Equal([22, 22, 22, 2204], cluster.Hosts.Select(h => h.Port));
        Assert.Equal([16384, 16384, null, null], cluster.Hosts.Select(h => h.MemoryMiB));
        Assert.Equal([null, null, null, "bastion.example.com"], cluster.Hosts.Select(h => h.SshAddress));
        Assert.Equal(["rocketmq-nameserver1", "rocketmq-master1"], cluster.Hosts[0].Aliases);
        Assert.Equal(cluster.Hosts[0].HostKey, cluster.Hosts[1].HostKey); // the comment behind the key is no part of it
        Assert.Null(cluster.Hosts[3].HostKey);
        Assert.Equal("rocketmq-cluster", cluster.Name);
        Assert.Equal("4.7.1", cluster.Release.Version);
        Assert.Equal(128, cluster.Release.Sha512!.Length);
        Assert.Equal(["broker-a", "broker-b"], cluster.BrokerGroups.Select(g => g.Name));
        Assert.Equal(("rocketmq02", 0, 6144, 10911), (cluster.BrokerGroups[1].Master!.Host, cluster.BrokerGroups[1].Master!.Id, cluster.BrokerGroups[1].Master!.HeapMiB, cluster.BrokerGroups[1].Master!.Port));
        Assert.Equal(["-XX:MaxGCPauseMillis=50"], cluster.BrokerGroups[1].Master!.JvmOptions);
        Assert.Equal("true", cluster.BrokerGroups[1].Slaves[0].Properties["slaveReadEnable"]);
        Assert.Equal(("4", "04", "true", "88"), (cluster.Properties["defaultTopicQueueNums"], cluster.Properties["deleteWhen"], cluster.Properties["autoCreateTopicEnable"], cluster.Properties["diskMaxUsedSpaceRatio"]));
        Assert.Equal(new HeapSpec { BrokerMiB = 4096, NameServerMiB = 512 }, cluster.Heap);
        Assert.Equal(new PathsSpec { Store = "/data/rocketmq/store", Logs = "/data/rocketmq/logs" }, cluster.Paths);
        Assert.Equal(300, cluster.StartTimeoutSeconds);
        Assert.Equal(new DestroySpec { DeleteRelease = true }, cluster.Destroy);
        Assert.Equal(["RMQ012"], cluster.DisabledRules.Keys);
        Assert.StartsWith("-----BEGIN", config.Credentials["rocketmq01"].PrivateKey!.Reveal(), StringComparison.Ordinal);
        Assert.Equal("correct horse", config.Credentials["rocketmq04"].Password!.Reveal());
    }

    [Fact]
    public void Three_groups_of_three_on_three_hosts_have_nine_brokers_with_ids_by_position()
    {
        var groups = StackFile.Read(Yaml("three-by-two")).Config!.Cluster.BrokerGroups;

        Assert.All(groups, g => Assert.Equal([0, 1, 2], g.Slaves.Prepend(g.Master!).Select(b => b.Id)));
        Assert.All(groups, g => Assert.Equal(3, g.Slaves.Prepend(g.Master!).Select(b => b.Host).Distinct().Count()));
        Assert.All(groups.SelectMany(g => g.Slaves.Prepend(g.Master!)).GroupBy(b => b.Host), h => Assert.Equal([10911, 10921, 10931], h.Select(b => b.Port).Order()));
    }

    [Fact]
    public void Texts_are_taken_where_numbers_and_booleans_are_meant()
    {
        var config = StackFile.Read(Yaml("strings")).Config!;

        Assert.Equal(2222, config.Cluster.Hosts[0].Port);
        Assert.True(config.Credentials["mq1"].Agent);
        Assert.False(config.Cluster.Production);
        Assert.Equal((9877, 256, "true"), (config.Cluster.NameServers[0].Port, config.Cluster.NameServers[0].HeapMiB, config.Cluster.NameServers[0].Properties["needWaitForService"]));
        Assert.Equal((60, 10950, "/data1/store"), (config.Cluster.StartTimeoutSeconds, config.Cluster.BrokerGroups[0].Master!.Port, config.Cluster.BrokerGroups[0].Master!.StorePath));
        Assert.Equal((BrokerRole.AsyncMaster, FlushDiskType.SyncFlush), (config.Cluster.BrokerGroups[0].MasterRole, config.Cluster.BrokerGroups[0].FlushDiskType));
        Assert.Equal("https://maven.example.com/public", config.Cluster.Release.Build!.MavenMirror);
    }

    private static string Yaml(string file) => File.ReadAllText(Path.Combine(StackFile.Folder(), "examples", file + ".yaml"));
}
