using RocketMQ.Model.Catalog;
using RocketMQ.Model.Rendering;

namespace RocketMQ.Model.Tests.Catalog;

public sealed class KeyCatalogTests
{
    [Theory]
    [InlineData("4.7.1", "4.7.1")]
    [InlineData("4.5.2", "4.7.1")]
    [InlineData("4.7", "4.7.1")]
    [InlineData("4.8.0", "4.9.8")]
    [InlineData("4.9.4", "4.9.8")]
    [InlineData("5.0.0", "5.3.3")]
    [InlineData("5.3.0-SNAPSHOT", "5.3.3")]
    [InlineData("6", "5.3.3")]
    [InlineData("4", "4.7.1")]
    [InlineData("4.9.8.1", "4.9.8")]
    [InlineData("latest", "5.3.3")]
    [InlineData(null, "5.3.3")]
    public void A_version_is_judged_by_the_nearest_known_one(string? version, string known) =>
        Assert.Equal(known, KeyCatalog.For(version).Known);

    [Theory]
    [InlineData("4.7.1", "4.7.1")]
    [InlineData("5.3.0-SNAPSHOT", "5.3.0")]
    [InlineData("4.9", "4.9.0")]
    [InlineData("5", "5.0.0")]
    [InlineData("five", "5.3.3")]
    [InlineData(null, "5.3.3")]
    public void A_version_is_three_numbers(string? text, string version) => Assert.Equal(version, ReleaseVersion.Parse(text).ToString());

    [Fact]
    public void All_rows_of_the_table_are_there() => Assert.Equal(679, KeyCatalog.For("4.7.1").All.Count);

    [Theory]
    [InlineData("4.7.1", 76, 66, 11, 12)]
    [InlineData("4.9.8", 81, 78, 14, 14)]
    [InlineData("5.3.3", 203, 178, 18, 20)]
    public void Each_class_has_as_many_keys_as_setters_were_counted(string version, params int[] counts)
    {
        string[] classes = ["BrokerConfig", "MessageStoreConfig", "NettyServerConfig", "NettyClientConfig"];
        Assert.Equal(counts, classes.Select(c => KeyCatalog.For(version).All.Count(k => k.Class == c && k.ReadBy.Contains(version))));
    }

    [Theory]
    [InlineData("sendMessageThreadPoolNums", "1", "Math.min(CPUS, 4)", "Math.min(CPUS, 4)")]
    [InlineData("fileReservedTime", "72", "72", "72")]
    [InlineData("storePathCommitLog", "~/store/commitlog", "null", "null")]
    [InlineData("transactionCheckInterval", "60000", "60000", "30000")]
    public void Defaults_are_those_of_the_version(string key, params string[] defaults) =>
        Assert.Equal(defaults, ReleaseVersion.Known.Select(v => KeyCatalog.For(v).Find(key)!.Default));

    [Theory]
    [InlineData("mapedFileSizeCommitLog", "Ignored Ignored Ignored")]
    [InlineData("mappedFileSizeCommitLog", "Read Read Read")]
    [InlineData("haSlaveFallbehindMax", "Read Read Absent")]
    [InlineData("inSyncReplicas", "Absent Absent Read")]
    [InlineData("haListenPort", "Ignored Ignored Read")]
    [InlineData("filterServerNums", "Read Ignored Absent")]
    [InlineData("aclEnable", "Read Read Ignored")]
    [InlineData("timerWarmEnable", "Absent Absent NoSetter")]
    [InlineData("listenPort", "Read Read Read")]
    [InlineData("inBrokerContainer", "Absent Absent Ignored")]
    [InlineData("clusterName", "Absent Absent Ignored")]
    public void Each_version_treats_a_key_its_own_way(string key, string statuses) =>
        Assert.Equal(statuses, string.Join(' ', ReleaseVersion.Known.Select(v => KeyCatalog.For(v).Find(key)!.Status)));

    [Fact]
    public void Acl_of_version_5_2_still_protects() => Assert.Equal(KeyStatus.Read, KeyCatalog.For("5.2.0").Find("aclEnable")!.Status);

    [Theory]
    [InlineData("4.9.5", KeyStatus.Read)]
    [InlineData("4.9.6", KeyStatus.Ignored)]
    public void Filter_servers_end_with_4_9_6(string version, KeyStatus status) =>
        Assert.Equal(status, KeyCatalog.For(version).Find("filterServerNums")!.Status);

    [Theory]
    [InlineData("4.7.1", "listenPort", InstanceKind.Broker, "NettyServerConfig")]
    [InlineData("5.3.3", "listenPort", InstanceKind.Broker, "BrokerConfig")]
    [InlineData("5.3.3", "configStorePath", InstanceKind.NameServer, "NamesrvConfig")]
    [InlineData("5.3.3", "writeBufferLowWaterMark", InstanceKind.NameServer, "NettyServerConfig")]
    public void Of_several_classes_with_a_key_the_first_that_reads_it_stands_for_it(string version, string key, InstanceKind kind, string name) =>
        Assert.Equal(name, KeyCatalog.For(version).Find(key, kind)!.Class);

    [Theory]
    [InlineData("controllerStorePath")]
    [InlineData("clientWorkerThreads")]
    public void A_name_server_of_4_fills_fewer_classes(string key)
    {
        Assert.Null(KeyCatalog.For("4.9.8").Find(key, InstanceKind.NameServer));
        Assert.NotNull(KeyCatalog.For("5.3.3").Find(key, InstanceKind.NameServer));
    }

    [Theory]
    [InlineData("grpcServerPort", InstanceKind.Broker, false)]
    [InlineData("kvConfigPath", InstanceKind.Broker, false)]
    [InlineData("kvConfigPath", InstanceKind.NameServer, true)]
    [InlineData("fileReservedTime", InstanceKind.NameServer, false)]
    [InlineData("listenPort", InstanceKind.NameServer, true)]
    [InlineData("enableControllerInNamesrv", InstanceKind.NameServer, true)]
    [InlineData("controllerStorePath", InstanceKind.NameServer, true)]
    public void Only_keys_of_the_process_itself_count(string key, InstanceKind kind, bool known) =>
        Assert.Equal(known, KeyCatalog.For("5.3.3").Find(key, kind) is not null);

    [Theory]
    [InlineData("mapedFileSizeConsumeQueue", "300000", "mappedFileSizeConsumeQueue", "6000000")]
    [InlineData("mapedFileSizeConsumeQueue", "6000000", "mappedFileSizeConsumeQueue", "6000000")]
    [InlineData("mapedFileSizeConsumeQueue", "many", "mappedFileSizeConsumeQueue", "many")]
    [InlineData("mapedFileSizeCommitLog", "1073741824", "mappedFileSizeCommitLog", "1073741824")]
    [InlineData("haMaxGapNotInSync", "1024", "haSlaveFallbehindMax", "1024")]
    [InlineData("haMaxGapNotInSync", "01024", "haSlaveFallbehindMax", "01024")]
    [InlineData("mapedFileSizeConsumeQueue", "-1", "mappedFileSizeConsumeQueue", "-1")]
    [InlineData("fileReservedTime", "48", "fileReservedTime", "48")]
    [InlineData("keyOfAPlugin", "x", "keyOfAPlugin", "x")]
    public void What_was_meant_is_found(string key, string value, string meant, string meantValue) =>
        Assert.Equal(KeyValuePair.Create(meant, meantValue), KeyCatalog.For("4.7.1").Meant(key, value));

    [Theory]
    [InlineData("4.7.1", "storePathIndex")]
    [InlineData("4.7.1", "checkTransactionMessageEnable")]
    [InlineData("4.7.1", "slaveTimeout")]
    [InlineData("4.7.1", "inSyncReplicas")]
    [InlineData("5.3.3", "aclEnable")]
    [InlineData("5.3.3", "clusterName")]
    [InlineData("5.3.3", "inBrokerContainer")]
    public void Nothing_takes_effect_for_keys_without_a_successor_of_the_same_meaning(string version, string key) =>
        Assert.Null(KeyCatalog.For(version).Meant(key, "1"));

    [Fact]
    public void A_key_that_takes_effect_has_no_replacement()
    {
        Assert.All(ReleaseVersion.Known.SelectMany(v => KeyCatalog.For(v).All).Where(k => k.Status == KeyStatus.Read), k => Assert.Null(k.Replacement));
        Assert.NotNull(KeyCatalog.For("5.3.3").Find("haSlaveFallbehindMax")!.Replacement);
    }

    [Fact]
    public void Every_replacement_leads_to_a_key_that_some_version_reads()
    {
        var targets = ReleaseVersion.Known.SelectMany(v => KeyCatalog.For(v).All).Select(k => k.Replacement?.Key).OfType<string>().Distinct().ToArray();
        Assert.NotEmpty(targets);
        Assert.All(targets, t => Assert.Contains(ReleaseVersion.Known, v => KeyCatalog.For(v).Find(t) is { Status: KeyStatus.Read }));
    }

    [Fact]
    public void Every_default_passes_its_own_range()
    {
        foreach (var catalog in ReleaseVersion.Known.Select(KeyCatalog.For))
        {
            // NettyServerConfig of 5.3.3 has listenPort 0, which the launcher replaces; no file may say so.
            var wrong = catalog.For(InstanceKind.Broker)
                .Where(k => k.Status == KeyStatus.Read && k.Name != "listenPort" && long.TryParse(k.Default, out _))
                .Where(k => catalog.Check(k.Name, k.Default).Count > 0);
            Assert.Equal([], wrong.Select(k => k.Name));
        }
    }
}
