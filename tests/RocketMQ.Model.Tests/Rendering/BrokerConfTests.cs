using CsCheck;
using RocketMQ.Model.Rendering;
using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Tests.Rendering;

public sealed class BrokerConfTests
{
    [Fact]
    public void AGroupFlushesAsItSays()
    {
        var spec = Clusters.Reference();
        var plan = ClusterPlanner.Plan(spec with { BrokerGroups = [spec.BrokerGroups[0] with { FlushDiskType = FlushDiskType.SyncFlush }, spec.BrokerGroups[1]] });
        Assert.Equal(["SYNC_FLUSH", "SYNC_FLUSH", "ASYNC_FLUSH", "ASYNC_FLUSH"], plan.Brokers.Select(b => b.EffectiveProperties["flushDiskType"]));
    }

    [Fact]
    public void LaterLayersWin()
    {
        var spec = Clusters.Properties(("fileReservedTime", "24"), ("a", "cluster"), ("b", "cluster"), ("c", "cluster"));
        spec = spec with { BrokerGroups = [spec.BrokerGroups[0] with { Properties = new Dictionary<string, string> { ["b"] = "group", ["c"] = "group" } }, spec.BrokerGroups[1]] };
        spec = spec.WithMaster(m => m with { Properties = new Dictionary<string, string> { ["c"] = "node" } });
        var master = JavaProperties.Read(spec.BrokerConf());
        Assert.Equal(("24", "cluster", "group", "node"), (master["fileReservedTime"], master["a"], master["b"], master["c"]));
        Assert.Equal("group", JavaProperties.Read(spec.BrokerConf("broker-a-1"))["c"]);
        Assert.Equal("cluster", JavaProperties.Read(spec.BrokerConf("broker-b-0"))["c"]);
    }

    [Theory]
    [InlineData("storePathConsumeQueue", "/x")]
    [InlineData("storePathIndex", "/x")]
    [InlineData("storeCheckpoint", "/x")]
    [InlineData("abortFile", "/x")]
    [InlineData("checkTransactionMessageEnable", "true")]
    [InlineData("mapedFileSizeCommitLog", "16777216")]
    [InlineData("mapedFileSizeConsumeQueue", "400000")]
    public void AnIgnoredKeyIsTold(string key, string value)
    {
        var text = Clusters.Properties((key, value)).BrokerConf();
        Assert.DoesNotContain(key, JavaProperties.Read(text).Keys);
        Assert.Contains($"# ignored by 4.7.1: {key}={value} (", text);
    }

    [Theory]
    [InlineData("mapedFileSizeCommitLog", "16777216", "mappedFileSizeCommitLog", "16777216")]
    [InlineData("mapedFileSizeConsumeQueue", "300000", "mappedFileSizeConsumeQueue", "6000000")]
    [InlineData("mapedFileSizeConsumeQueue", "5999999", "mappedFileSizeConsumeQueue", "119999980")]
    [InlineData("mapedFileSizeConsumeQueue", "6000000", "mappedFileSizeConsumeQueue", "6000000")]
    [InlineData("mapedFileSizeConsumeQueue", "many", "mappedFileSizeConsumeQueue", "many")]
    public void WhatWasMeantIsWritten(string key, string value, string meant, string expected) =>
        Assert.Equal(expected, JavaProperties.Read(Clusters.Properties((key, value)).BrokerConf())[meant]);

    [Theory]
    [InlineData("4.7.1", "isolateLogEnable", false)]
    [InlineData("4.9.8", "isolateLogEnable", true)]
    [InlineData("4.7.1", "aclEnable", true)]
    [InlineData("5.3.3", "aclEnable", false)]
    [InlineData("4.7.0", "isolateLogEnable", true)]
    [InlineData("4.7.1", "keyOfAPatch", true)]
    [InlineData("4.7.1", "enableBatchPush", false)]
    public void TheVersionDecidesWhatIsWritten(string version, string key, bool written)
    {
        var spec = Clusters.Properties((key, "true")) with { Release = new() { Version = version } };
        Assert.Equal(written, JavaProperties.Read(spec.BrokerConf()).ContainsKey(key));
        Assert.Equal(!written, spec.BrokerConf().Contains($"# ignored by {version}: {key}=true (", StringComparison.Ordinal));
        Assert.Equal(written, ClusterPlanner.Plan(spec).Broker("broker-a-0").EffectiveProperties.ContainsKey(key));
    }

    [Theory]
    [InlineData("4.7.1", "haMaxGapNotInSync", "haSlaveFallbehindMax")]
    [InlineData("5.3.3", "haSlaveFallbehindMax", "haMaxGapNotInSync")]
    public void ARenamedKeyIsWrittenAsTheVersionSpellsIt(string version, string key, string meant)
    {
        var spec = Clusters.Properties((key, "1000")) with { Release = new() { Version = version } };
        var read = JavaProperties.Read(spec.BrokerConf());
        Assert.Equal(("1000", false), (read.GetValueOrDefault(meant), read.ContainsKey(key)));
    }

    [Fact]
    public void TheRightSpellingBesideTheOldOneWins() => Assert.Equal(
        "1000000", JavaProperties.Read(Clusters.Properties(("mapedFileSizeCommitLog", "2"), ("mappedFileSizeCommitLog", "1000000")).BrokerConf())["mappedFileSizeCommitLog"]);

    [Theory]
    [InlineData("listenPort", "1", "10911")]
    [InlineData("brokerId", "7", "0")]
    [InlineData("brokerRole", "SLAVE", "SYNC_MASTER")]
    [InlineData("storePathRootDir", "/x", "/var/lib/rocketmq/broker-a-0")]
    public void WhatIsPlannedIsNotOverridden(string key, string value, string expected)
    {
        var text = Clusters.Properties((key, value)).BrokerConf();
        Assert.Equal(expected, JavaProperties.Read(text)[key]);
        Assert.Contains($"# not taken from properties: {key}={value} (", text);
        Assert.DoesNotContain("not taken", Clusters.Properties((key, expected)).BrokerConf());
    }

    [Fact]
    public void AGroupMayFlushOtherwiseThanTheCluster()
    {
        var spec = Clusters.Reference() with { FlushDiskType = FlushDiskType.SyncFlush };
        spec = spec with { BrokerGroups = [spec.BrokerGroups[0] with { FlushDiskType = FlushDiskType.AsyncFlush }, spec.BrokerGroups[1]] };
        Assert.Equal("ASYNC_FLUSH", JavaProperties.Read(spec.BrokerConf())["flushDiskType"]);
        Assert.Equal("SYNC_FLUSH", JavaProperties.Read(spec.BrokerConf("broker-b-0"))["flushDiskType"]);
    }

    [Theory]
    [InlineData("4.7.1", 1, null)]
    [InlineData("5.3.3", 1, "2")]
    [InlineData("5.3.3", 0, null)]
    public void FiveIsToldHowManyCopies(string version, int slaves, string? expected)
    {
        var spec = Clusters.Reference();
        spec = spec with { Release = new() { Version = version }, BrokerGroups = [spec.BrokerGroups[0] with { Slaves = [.. spec.BrokerGroups[0].Slaves.Take(slaves)] }] };
        Assert.Equal(expected, JavaProperties.Read(spec.BrokerConf()).GetValueOrDefault("inSyncReplicas"));
        var async = spec with { MasterRole = BrokerRole.AsyncMaster };
        Assert.DoesNotContain("inSyncReplicas", JavaProperties.Read(async.BrokerConf()).Keys);
    }

    [Fact]
    public void JavaReadsBackWhatTakesEffect() =>
        Gen.Dictionary(Gen.String[Gen.Char["abZ9_.=: #!ä"], 1, 8], Gen.String[Gen.Char[" \\=:#!\"'$`%;ä€\u00a0"], 0, 20])[0, 8].Sample(properties =>
        {
            var clean = properties.ToDictionary(p => p.Key, p => p.Value.TrimEnd());
            var spec = Clusters.Reference() with { Properties = clean };
            var broker = ClusterPlanner.Plan(spec).Broker("broker-a-0");
            var text = broker.Text("/broker.conf");
            Assert.All(text, c => Assert.True(c is '\n' or (>= ' ' and <= '~')));
            Assert.Equal(broker.EffectiveProperties.OrderBy(p => p.Key), JavaProperties.Read(text).OrderBy(p => p.Key));
            Assert.All(clean, p => Assert.Equal(p.Value, broker.EffectiveProperties[p.Key]));
        });

    [Theory]
    [InlineData("SLAVE ")]
    [InlineData("a\nlistenPort=1")]
    [InlineData("a\tb")]
    public void RefusesAValue(string value) =>
        Assert.Contains("'someKey'", Assert.Throws<ArgumentException>(() => Clusters.Properties(("someKey", value)).BrokerConf()).Message);

    [Fact]
    public void AnIgnoredValueCannotLeaveItsComment()
    {
        var text = Clusters.Properties(("abortFile", "x\nlistenPort=1\r\u2028ä\\")).BrokerConf();
        Assert.Equal("10911", JavaProperties.Read(text)["listenPort"]);
        Assert.Contains("x\\u000AlistenPort=1\\u000D\\u2028\\u00E4\\", text);
    }

    [Fact]
    public void HotKeysStandUnderTheirOwnHeadingWhereTheyAreKnown()
    {
        var set = new SetProperties(new Hot(), "4.7.1") { ["listenPort"] = "1", ["fileReservedTime"] = "2", ["other"] = "3" };
        var text = BrokerConf.Render("x", "c", "4.7.1", set, new Hot());
        Assert.True(text.IndexOf("restarts the broker") < text.IndexOf("listenPort=1"));
        Assert.True(text.IndexOf("other=3") < text.IndexOf("applied to the running broker"));
        Assert.True(text.IndexOf("applied to the running broker") < text.IndexOf("\n# hot: applied live\nfileReservedTime=2\n"));
        Assert.Equal(2, text.Split("applied live").Length);
    }

    [Fact]
    public void ANameServersOwnKeysAreWritten()
    {
        var spec = Clusters.Reference();
        spec = spec with { NameServers = [new() { Host = "rocketmq01", Port = 9999, Properties = new Dictionary<string, string> { ["orderMessageEnable"] = "true", ["configStorePath"] = "/x", ["listenPort"] = "1" } }] };
        var server = ClusterPlanner.Plan(spec).NameServers[0];
        Assert.Equal(server.EffectiveProperties.OrderBy(p => p.Key), JavaProperties.Read(server.Text("/namesrv.conf")).OrderBy(p => p.Key));
        Assert.Equal(["kvConfigPath", "listenPort", "orderMessageEnable"], server.EffectiveProperties.Keys);
        Assert.Equal("9999", server.EffectiveProperties["listenPort"]);
        Assert.Contains("# not taken from properties: configStorePath=/x", server.Text("/namesrv.conf"));
    }

    private sealed class Hot : IKeyFacts
    {
        public IReadOnlyDictionary<string, string> HotDefaults { get; } = new Dictionary<string, string> { ["fileReservedTime"] = "72" };

        public KeyFact? Find(string key) => null;
    }
}
