using RocketMQ.Model.Rules;
using RocketMQ.Model.Topology;
using static RocketMQ.Model.Tests.Rules.Specs;

namespace RocketMQ.Model.Tests.Rules;

/// <summary>Pairs of the rules about security, hosts and the JVM.</summary>
internal static class SecurityAndHostCases
{
    public static IReadOnlyList<RuleCase> All { get; } =
    [
        new("RMQ030", "a host without", Good with { Hosts = [Good.Hosts[0] with { HostKey = null }, .. Good.Hosts.Skip(1)] }, Good, "hosts.nodes.h1.hostKey", "10.0.0.1"),
        new("RMQ030", "a lost host", Good with { Hosts = [Good.Hosts[0] with { HostKey = " " }, .. Good.Hosts.Skip(1)] }, Good with { Hosts = [Good.Hosts[0] with { HostKey = null, Lost = true }, .. Good.Hosts.Skip(1)] }, "hosts.nodes.h1.hostKey", "would be taken for h1"),
        new("RMQ031", "4.7.1 and 4.9.6", Good.Version("4.7.1"), Good.Version("4.9.6"), "release.version", "RocketMQ 4.7.1 has CVE-2023-"),
        new("RMQ031", "4.9.5 and 4.9.6", Good.Version("4.9.5"), Good.Version("4.9.6"), "release.version", "RocketMQ 4.9.5 has CVE-2023-"),
        new("RMQ031", "5.0.0 and 5.1.1", Good.Version("5.0.0"), Good.Version("5.1.1"), "release.version", "RocketMQ 5.0.0 has CVE-2023-"),
        new("RMQ031", "5.1.0 and 5.1.1", Good.Version("5.1.0"), Good.Version("5.1.1"), "release.version", "RocketMQ 5.1.0 has CVE-2023-"),
        new("RMQ032", "4.7.1 and 4.9.7", Good.Version("4.7.1"), Good.Version("4.9.7"), "release.version", "RocketMQ 4.7.1 has CVE-2023-"),
        new("RMQ032", "4.9.6 and 4.9.7", Good.Version("4.9.6"), Good.Version("4.9.7"), "release.version", "RocketMQ 4.9.6 has CVE-2023-"),
        new("RMQ032", "5.1.1 and 5.1.2", Good.Version("5.1.1"), Good.Version("5.1.2"), "release.version", "RocketMQ 5.1.1 has CVE-2023-"),
        new("RMQ033", "with accounts", Good.With("aclEnable", "true"), Good.Version("5.3.0").With("aclEnable", "true"), "release.version", "CVE-2024-23321"),
        new("RMQ033", "without accounts", Good.With("aclEnable", "true"), Good, "release.version", "Upgrade to 5.3.0 or later"),
        new("RMQ034", "4.x", (Production with { DisabledRules = Map() }), (Production with { DisabledRules = Map() }).With("aclEnable", "true"), "cluster.properties.aclEnable", "answer everybody"),
        new("RMQ034", "5.3.3", (Production with { DisabledRules = Map() }).Version("5.3.3").With("aclEnable", "true"), (Production with { DisabledRules = Map() }).Version("5.3.3").With("authenticationEnabled", "true"), "cluster.properties.authenticationEnabled", "answer everybody"),
        new("RMQ034", "not in production", (Production with { DisabledRules = Map() }), Good, "cluster.properties.aclEnable", "broker-a-0"),
        new("RMQ035", "5.3.3", Good.Version("5.3.3").With("aclEnable", "true"), Good.Version("5.3.2").With("aclEnable", "true"), "cluster.properties.aclEnable", "the cluster is open"),
        new("RMQ035", "switched off", Good.Version("5.3.3").With("aclEnable", "True"), Good.Version("5.3.3").With("aclEnable", "false"), "cluster.properties.aclEnable", "protects nothing"),
        new("RMQ036", "the shipped file", Good.With("aclEnable", "true"), (Good with { BrokerGroups = [Group("broker-a", "h1") with { Master = new BrokerSpec { Host = "h1", JvmOptions = ["-Drocketmq.acl.plain.file=/etc/acl.yml"] } }] }).With("aclEnable", "true"), "cluster.brokerGroups.broker-a.master.jvmOptions", "it takes the shipped accounts"),
        new("RMQ036", "the samples' password", Good.Version("5.3.3").With("initAuthenticationUser", "{\"username\":\"a\",\"password\":\"12345678\"}"), Good.Version("5.3.3").With("initAuthenticationUser", "{\"username\":\"a\",\"password\":\"qT7yLw\"}"), "cluster.properties.initAuthenticationUser", "samples"),
        new("RMQ037", "in clear", Good.Version("5.3.3").With("initAuthenticationUser", "{\"username\":\"a\",\"password\":\"qT7yLw\"}"), Good.Version("5.3.3").With("initAuthenticationUser", ""), "cluster.properties.initAuthenticationUser", "in clear"),
        new("RMQ038", "on", Good.With("compressedRegister", "true"), Good.With("compressedRegister", "false"), "cluster.properties.compressedRegister", "register compressed"),
        new("RMQ039", "default pool", Good.With("transientStorePoolEnable", "true"), Good.With("transientStorePoolEnable", "true").With("transientStorePoolSize", "2"), "cluster.brokerGroups.broker-a.master.jvmOptions", "-XX:MaxDirectMemorySize=6144m"),
        new("RMQ039", "direct memory given", Good.With("transientStorePoolEnable", "true").WithMasterA(m => m with { JvmOptions = ["-XX:MaxDirectMemorySize=5120M"] }), (Good with { BrokerGroups = [Group("broker-a", "h1") with { Master = new BrokerSpec { Host = "h1", JvmOptions = ["-XX:MaxDirectMemorySize=6g"] } }] }).With("transientStorePoolEnable", "true"), "cluster.brokerGroups.broker-a.master.jvmOptions", "the JVM allows 5120 MiB"),
        new("RMQ039", "not used with SYNC_FLUSH in 4.x", Good.With("transientStorePoolEnable", "true"), (Good with { FlushDiskType = FlushDiskType.SyncFlush }).With("transientStorePoolEnable", "true"), "cluster.brokerGroups.broker-a.master.jvmOptions", "takes 5120 MiB"),
        new("RMQ039", "heap not known", (Good with { Heap = new HeapSpec(), Hosts = [.. Good.Hosts.Select(h => h with { MemoryMiB = null })] }).With("transientStorePoolEnable", "true"), (Good with { Heap = new HeapSpec { BrokerMiB = 6000 } }).With("transientStorePoolEnable", "true"), "cluster.brokerGroups.broker-a.master.jvmOptions", "not known yet"),
        new("RMQ040", "behind", Good, Good, "hosts.nodes.h1", "-31 s off") { Facts = On(new() { ClockOffsetSeconds = -31 }), FactsThatPass = On(new() { ClockOffsetSeconds = -30 }) },
        new("RMQ040", "ahead", Good, Good, "hosts.nodes.h1", "61 s off") { Facts = On(new() { ClockOffsetSeconds = 61 }), FactsThatPass = On(new() { ClockOffsetSeconds = 60 }) },
        new("RMQ041", "on", Good, Good, "hosts.nodes.h1", "1 MiB of swap") { Facts = On(new() { SwapMiB = 1 }), FactsThatPass = On(new() { SwapMiB = 0 }) },
        new("RMQ042", "always", Good, Good, "hosts.nodes.h1", "always") { Facts = On(new() { TransparentHugePages = "always" }), FactsThatPass = On(new() { TransparentHugePages = "madvise" }) },
        new("RMQ043", "the kernel's default", Good, Good, "hosts.nodes.h1", "65530") { Facts = On(new() { MaxMapCount = 65530 }), FactsThatPass = On(new() { MaxMapCount = 655360 }) },
        new("RMQ044", "a container", Good, Good, "hosts.nodes.h1", "20000") { Facts = On(new() { OpenFiles = 20000 }), FactsThatPass = On(new() { OpenFiles = 655350 }) },
        new("RMQ045", "root", Good with { Hosts = [Good.Hosts[0] with { User = "root" }, .. Good.Hosts.Skip(1)] }, Good, "hosts.user", "h1: log-in as root"),
        new("RMQ046", "between", Good.Version("4.9.4"), Good, "release.version", "judged by 4.9.8"),
        new("RMQ047", "a second heap", Good.WithMasterA(m => m with { JvmOptions = ["-Dx=y", "-Xmx8g"] }), Good.WithMasterA(m => m with { JvmOptions = ["-Dx=y", "-XX:+UseG1GC"] }), "cluster.brokerGroups.broker-a.master.jvmOptions[1]", "Use heap of the instance"),
        new("RMQ047", "a second heap for one Java", Good.WithMasterA(m => m with { JvmOptions = ["-Dx=y", "8:-Xms8g"] }), Good.WithMasterA(m => m with { JvmOptions = ["-Dx=y", "8:-Xss1m"] }), "cluster.brokerGroups.broker-a.master.jvmOptions[1]", "Use heap of the instance"),
        new("RMQ047", "CMS", Good.WithMasterA(m => m with { JvmOptions = ["-Dx=y", "-XX:+UseConcMarkSweepGC"] }), Good.WithMasterA(m => m with { JvmOptions = ["-Dx=y", "8:-XX:+UseConcMarkSweepGC"] }), "cluster.brokerGroups.broker-a.master.jvmOptions[1]", "Write 8:-XX:+UseConcMarkSweepGC"),
    ];

    private static Dictionary<string, HostFacts> On(HostFacts facts) => new() { ["h1"] = facts };
}
