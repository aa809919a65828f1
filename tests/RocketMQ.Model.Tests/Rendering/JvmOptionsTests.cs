using RocketMQ.Model.Rendering;
using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Tests.Rendering;

public sealed class JvmOptionsTests
{
    private const string File = "# comment\n\n-Xmx1g\n8:-A\n9-:-B\n8-16:-C\n  11:-D x  \n-Xlog:gc*:file=/x:time\n";

    // Options that stop a Java of that major version (tried one by one on each).
    private static readonly Dictionary<int, string[]> Fatal = new()
    {
        [8] = ["-Xlog:", "--add-opens", "--add-exports", "-XX:+ZGenerational"],
        [11] = ["-XX:+PrintGCDateStamps", "-XX:+PrintGCApplicationStoppedTime", "-XX:+UseGCLogFileRotation", "-XX:NumberOfGCLogFiles", "-XX:GCLogFileSize", "-XX:-UseParNewGC", "-Djava.ext.dirs"],
        [17] = ["-XX:+PrintGCDateStamps", "-XX:+PrintGCApplicationStoppedTime", "-XX:+UseGCLogFileRotation", "-XX:NumberOfGCLogFiles", "-XX:GCLogFileSize", "-XX:+UseConcMarkSweepGC", "-XX:CMS"],
        [21] = ["-XX:+PrintGCDateStamps", "-XX:+PrintGCApplicationStoppedTime", "-XX:+UseGCLogFileRotation", "-XX:NumberOfGCLogFiles", "-XX:GCLogFileSize", "-XX:-UseBiasedLocking", "-XX:+UseConcMarkSweepGC"],
    };

    [Theory]
    [InlineData(7, "-Xmx1g|-Xlog:gc*:file=/x:time")]
    [InlineData(8, "-Xmx1g|-A|-C|-Xlog:gc*:file=/x:time")]
    [InlineData(9, "-Xmx1g|-B|-C|-Xlog:gc*:file=/x:time")]
    [InlineData(11, "-Xmx1g|-B|-C|-D x|-Xlog:gc*:file=/x:time")]
    [InlineData(16, "-Xmx1g|-B|-C|-Xlog:gc*:file=/x:time")]
    [InlineData(17, "-Xmx1g|-B|-Xlog:gc*:file=/x:time")]
    public void SelectsByVersion(int major, string expected) => Assert.Equal(expected.Split('|'), JvmOptions.Select(File, major));

    [Theory]
    [InlineData(8, "4.7.1")]
    [InlineData(11, "4.7.1")]
    [InlineData(17, "4.7.1")]
    [InlineData(21, "4.7.1")]
    [InlineData(8, "5.3.3")]
    [InlineData(11, "5.3.3")]
    [InlineData(17, "5.3.3")]
    [InlineData(21, "5.3.3")]
    public void NoOptionStopsAJava(int major, string version)
    {
        foreach (var memory in new int?[] { null, 2048, 8192, 65536 })
        {
            var spec = Clusters.Reference() with { Heap = new(), Release = new() { Version = version }, Production = true };
            spec = spec with { Hosts = [.. spec.Hosts.Select(h => h with { MemoryMiB = memory })] };
            var plan = ClusterPlanner.Plan(spec);
            foreach (var instance in plan.RolloutOrder)
            {
                var options = JvmOptions.Select(instance.Text("/jvm.options"), major);
                Assert.DoesNotContain(options, o => Fatal[major].Any(f => o.StartsWith(f, StringComparison.Ordinal)));
                Assert.Single(options, o => o.Contains(instance.LogDirectory + "/gc.log", StringComparison.Ordinal));
                Assert.Contains("-Duser.home=" + instance.DataDirectory, options);
                Assert.All(options, o => Assert.Null(JvmOptions.Problem(o)));
            }
        }
    }

    [Theory]
    [InlineData("4.7.1", 8, "broker", "")]
    [InlineData("4.7.1", 11, "broker", "--add-exports=java.base/jdk.internal.ref --add-exports=java.base/sun.nio.ch --add-opens=java.base/java.nio --add-opens=java.base/sun.nio.ch")]
    [InlineData("4.7.1", 17, "broker", "--add-exports=java.base/jdk.internal.ref --add-exports=java.base/sun.nio.ch --add-opens=java.base/java.nio --add-opens=java.base/sun.nio.ch")]
    [InlineData("4.7.1", 17, "namesrv", "--add-opens=java.base/java.nio --add-opens=java.base/sun.nio.ch")]
    [InlineData("4.7.1", 8, "namesrv", "")]
    [InlineData("5.3.3", 17, "broker", "--add-exports=java.base/sun.nio.ch")]
    [InlineData("5.3.3", 21, "namesrv", "")]
    public void ModulesAreOpenedWhereTheyMustBe(string version, int major, string kind, string expected)
    {
        var plan = ClusterPlanner.Plan(Clusters.Reference() with { Release = new() { Version = version } });
        var text = (kind == "broker" ? plan.Broker("broker-a-0") : plan.NameServers[0]).Text("/jvm.options");
        var modules = JvmOptions.Select(text, major).Where(o => o.StartsWith("--add", StringComparison.Ordinal)).Select(o => o.Replace("=ALL-UNNAMED", ""));
        Assert.Equal(expected, string.Join(' ', modules.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void APersonsOptionsComeLast()
    {
        var spec = Clusters.Reference().WithMaster(m => m with { JvmOptions = ["-Xmx600m", "17-:-Da=b c"] });
        var options = JvmOptions.Select(ClusterPlanner.Plan(spec).Broker("broker-a-0").Text("/jvm.options"), 17);
        Assert.Equal(["-Xmx600m", "-Da=b c"], options.TakeLast(2));
    }

    [Theory]
    [InlineData("-Xmx1g\n-Dx=y")]
    [InlineData("Xmx1g")]
    [InlineData("#-Xmx1g")]
    [InlineData("8:Xmx1g")]
    [InlineData(" -Xmx1g")]
    [InlineData("")]
    public void RefusesAnOption(string option)
    {
        var spec = Clusters.Reference().WithMaster(m => m with { JvmOptions = [option] });
        Assert.Contains("JVM option", Assert.Throws<ArgumentException>(() => ClusterPlanner.Plan(spec)).Message);
    }

    [Fact]
    public void TheTransientPoolHasRoomInDirectMemory()
    {
        var spec = Clusters.Properties(("transientStorePoolEnable", "true"));
        var broker = ClusterPlanner.Plan(spec).Broker("broker-a-0");
        Assert.Contains("-XX:MaxDirectMemorySize=5632m", JvmOptions.Select(broker.Text("/jvm.options"), 17));
        Assert.Equal(512 + 256 + 5120, broker.MemoryNeededMiB);
        // Where the heap is a share of a memory that is not known: the largest it can get, and the pool.
        var share = ClusterPlanner.Plan(Clusters.Properties(("transientStorePoolEnable", "true")) with { Heap = new() }).Broker("broker-a-0");
        Assert.Contains("-XX:MaxDirectMemorySize=13312m", JvmOptions.Select(share.Text("/jvm.options"), 17));
        var plain = ClusterPlanner.Plan(Clusters.Reference() with { Heap = new() }).Broker("broker-a-0");
        Assert.DoesNotContain(JvmOptions.Select(plain.Text("/jvm.options"), 17), o => o.StartsWith("-XX:MaxDirectMemorySize", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("4", "1073741824", 4096)]
    [InlineData("4", "1G", 4096)] // no number: RocketMQ keeps its default of 1 GiB
    [InlineData("x", "1073741824", 5120)]
    [InlineData("2", "536870912", 1024)]
    public void ThePoolIsAsManyCommitLogFilesAsRocketMqWillTake(string size, string file, int poolMiB)
    {
        var spec = Clusters.Properties(("transientStorePoolEnable", "true"), ("transientStorePoolSize", size), ("mappedFileSizeCommitLog", file));
        Assert.Equal(512 + 256 + poolMiB, ClusterPlanner.Plan(spec).Broker("broker-a-0").MemoryNeededMiB);
    }

    [Fact]
    public void WhereTheHeapIsAShareDirectMemoryIsBoundForThePoolAlone()
    {
        string[] Direct(ClusterSpec spec) => [.. JvmOptions.Select(ClusterPlanner.Plan(spec with { Heap = new() }).Broker("broker-a-0").Text("/jvm.options"), 17)
            .Where(o => o.StartsWith("-XX:MaxDirectMemorySize=", StringComparison.Ordinal))];

        Assert.Equal([$"-XX:MaxDirectMemorySize={HeapPolicy.BrokerMaxMiB + 5120}m"], Direct(Clusters.Properties(("transientStorePoolEnable", "true"))));
        Assert.Empty(Direct(Clusters.Reference()));
    }
}
