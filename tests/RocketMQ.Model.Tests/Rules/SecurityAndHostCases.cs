using RocketMQ.Model.Preflight;
using RocketMQ.Model.Topology;
using static RocketMQ.Model.Tests.Rules.Specs;

namespace RocketMQ.Model.Tests.Rules;

/// <summary>Pairs of the rules about security, hosts and the JVM.</summary>
internal static class SecurityAndHostCases
{
    public static IReadOnlyList<RuleCase> All { get; } =
    [
        new("RMQ030", "a host without", Good with { Hosts = [Good.Hosts[0] with { HostKey = null }, .. Good.Hosts.Skip(1)] }, Good, "hosts.nodes.h1.hostKey", "10.0.0.1"),
        new("RMQ030", "reached elsewhere", Good with { Hosts = [Good.Hosts[0] with { HostKey = null, SshAddress = "203.0.113.7" }, .. Good.Hosts.Skip(1)] }, Good with { Hosts = [Good.Hosts[0] with { SshAddress = "203.0.113.7" }, .. Good.Hosts.Skip(1)] }, "hosts.nodes.h1.hostKey", "Any machine at 203.0.113.7"),
        new("RMQ030", "a lost host", Good with { Hosts = [Good.Hosts[0] with { HostKey = " " }, .. Good.Hosts.Skip(1)] }, Good with { Hosts = [Good.Hosts[0] with { HostKey = null, Lost = true }, .. Good.Hosts.Skip(1)] }, "hosts.nodes.h1.hostKey", "would be taken for h1"),
        new("RMQ030", "a bastion", Good with { Hosts = [Good.Hosts[0] with { Bastion = new BastionSpec { Address = "jump.example.com" } }, .. Good.Hosts.Skip(1)] }, Good with { Hosts = [Good.Hosts[0] with { Bastion = new BastionSpec { Address = "jump.example.com", HostKey = "ssh-ed25519 AAAA" } }, .. Good.Hosts.Skip(1)] }, "hosts.bastion.hostKey", "Any machine at jump.example.com would be taken for the bastion"),
        new("RMQ031", "4.7.1 and 4.9.6", Good.Version("4.7.1"), Good.Version("4.9.6"), "release.version", "RocketMQ 4.7.1 has CVE-2023-33246, fixed in 4.9.6 and 5.1.1."),
        new("RMQ030", "where SSH reaches it", Good with { Hosts = [Good.Hosts[0] with { HostKey = null, SshAddress = "mq1.example.com" }, .. Good.Hosts.Skip(1)] }, Good with { Hosts = [Good.Hosts[0] with { SshAddress = "mq1.example.com" }, .. Good.Hosts.Skip(1)] }, "hosts.nodes.h1.hostKey", "Any machine at mq1.example.com would be taken for h1"),
        new("RMQ031", "4.7.1 and 4.9.6", Good.Version("4.7.1"), Good.Version("4.9.6"), "release.version", "RocketMQ 4.7.1 has CVE-2023-"),
        new("RMQ031", "4.9.5 and 4.9.6", Good.Version("4.9.5"), Good.Version("4.9.6"), "release.version", "RocketMQ 4.9.5 has CVE-2023-"),
        new("RMQ031", "5.0.0 and 5.1.1", Good.Version("5.0.0"), Good.Version("5.1.1"), "release.version", "RocketMQ 5.0.0 has CVE-2023-"),
        new("RMQ031", "5.1.0 and 5.1.1", Good.Version("5.1.0"), Good.Version("5.1.1"), "release.version", "RocketMQ 5.1.0 has CVE-2023-"),
        new("RMQ032", "4.7.1 and 4.9.7", Good.Version("4.7.1"), Good.Version("4.9.7"), "release.version", "RocketMQ 4.7.1 has CVE-2023-"),
        new("RMQ032", "4.9.6 and 4.9.7", Good.Version("4.9.6"), Good.Version("4.9.7"), "release.version", "RocketMQ 4.9.6 has CVE-2023-"),
        new("RMQ032", "5.1.1 and 5.1.2", Good.Version("5.1.1"), Good.Version("5.1.2"), "release.version", "RocketMQ 5.1.1 has CVE-2023-"),
        new("RMQ033", "with accounts", Good.With("aclEnable", "true"), Good.Version("5.3.0").With("aclEnable", "true"), "release.version", "CVE-2024-23321"),
        new("RMQ033", "without accounts", Good.With("aclEnable", "true"), Good, "release.version", "Upgrade to 5.3.0 or later"),
        new("RMQ033", "one protected group of two has accounts", Good.WithGroupA(g => g with { Properties = Map(("aclEnable", "true")) }), Good.WithGroupA(g => g with { Properties = Map(("aclEnable", "false")) }), "release.version", "CVE-2024-23321"),
        new("RMQ034", "5.3.0, the first with both", (Production with { DisabledRules = Map() }).Version("5.3.0"), (Production with { DisabledRules = Map() }).Version("5.3.0").With("authenticationEnabled", "true"), "cluster.brokerGroups", "answer everybody"),
        new("RMQ034", "5.2.0 has the old one alone", (Production with { DisabledRules = Map() }).Version("5.2.0").With("authenticationEnabled", "true"), (Production with { DisabledRules = Map() }).Version("5.2.0").With("aclEnable", "true"), "cluster.brokerGroups", "answer everybody"),
        new("RMQ033", "with accounts at one broker", Good.WithMasterA(m => m with { Properties = Map(("aclEnable", "true")) }), Good.WithMasterA(m => m with { Properties = Map(("aclEnable", "false")) }), "release.version", "CVE-2024-23321"),
        new("RMQ034", "4.x", (Production with { DisabledRules = Map() }), (Production with { DisabledRules = Map() }).With("aclEnable", "true"), "cluster.brokerGroups", "answer everybody"),
        new("RMQ034", "5.3.3", (Production with { DisabledRules = Map() }).Version("5.3.3").With("aclEnable", "true"), (Production with { DisabledRules = Map() }).Version("5.3.3").With("authenticationEnabled", "true"), "cluster.brokerGroups", "answer everybody"),
        new("RMQ034", "not in production", (Production with { DisabledRules = Map() }), Good, "cluster.brokerGroups", "broker-a-0"),
        new("RMQ034", "authentication begins with 5.3.0", (Production with { DisabledRules = Map() }).Version("5.3.0"), (Production with { DisabledRules = Map() }).Version("5.3.0").With("authenticationEnabled", "true"), "cluster.brokerGroups", "answer everybody"),
        new("RMQ034", "and not before", (Production with { DisabledRules = Map() }).Version("5.2.0").With("authenticationEnabled", "true"), (Production with { DisabledRules = Map() }).Version("5.2.0").With("aclEnable", "true"), "cluster.brokerGroups", "answer everybody"),
        new("RMQ035", "5.3.3", Good.Version("5.3.3").With("aclEnable", "true"), Good.Version("5.3.2").With("aclEnable", "true"), "cluster.properties.aclEnable", "the cluster is open"),
        new("RMQ035", "switched off", Good.Version("5.3.3").With("aclEnable", "True"), Good.Version("5.3.3").With("aclEnable", "false"), "cluster.properties.aclEnable", "protects nothing"),
        new("RMQ036", "the shipped file", Good.With("aclEnable", "true"), (Good with { BrokerGroups = [Group("broker-a", "h1") with { Master = new BrokerSpec { Host = "h1", JvmOptions = ["-Drocketmq.acl.plain.file=/etc/acl.yml"] } }] }).With("aclEnable", "true"), "cluster.brokerGroups.broker-a.master.jvmOptions", "it takes the shipped accounts"),
        new("RMQ036", "where the version ignores it there are no accounts", Good.Version("5.3.2").With("aclEnable", "true"), Good.Version("5.3.3").With("aclEnable", "true"), "cluster.brokerGroups.broker-a.master.jvmOptions", "broker-a-0 has aclEnable=true"),
        new("RMQ036", "the samples' password", Good.Version("5.3.3").With("initAuthenticationUser", "{\"username\":\"a\",\"password\":\"12345678\"}"), Good.Version("5.3.3").With("initAuthenticationUser", "{\"username\":\"a\",\"password\":\"qT7yLw\"}"), "cluster.properties.initAuthenticationUser", "samples"),
        new("RMQ036", "no accounts where ACL 1.0 is gone", Good.Version("5.3.2").With("aclEnable", "true"), Good.Version("5.3.3").With("aclEnable", "true"), "cluster.brokerGroups.broker-a.master.jvmOptions", "it takes the shipped accounts"),
        new("RMQ083", "4.7.1, for all", Good.Version("4.7.1").With("aclEnable", "true"), Good.Version("4.7.1").With("aclEnable", "false"), "cluster.properties.aclEnable", "broker-a-0, broker-a-1, broker-b-0, broker-b-1: with aclEnable on, the steps are refused an answer."),
        new("RMQ083", "4.9.8, in capitals, for a group", Good.WithGroupA(g => g with { Properties = Map(("aclEnable", "TRUE")) }), Good.With("aclEnable", "1"), "cluster.brokerGroups.broker-a.properties.aclEnable", "Set aclEnable: false. Let only known hosts"),
        new("RMQ083", "a slave", Good.WithGroupA(g => g with { Slaves = [g.Slaves[0] with { Properties = Map(("aclEnable", "true")) }] }), Good, "cluster.brokerGroups.broker-a.slaves[0].properties.aclEnable", "broker-a-1: with aclEnable on"),
        new("RMQ083", "all brokers take it back", Good.With("aclEnable", "true").WithGroupA(g => g with { Properties = Map(("aclEnable", "false")) }), Good.With("aclEnable", "true") with { BrokerGroups = [.. Good.BrokerGroups.Select(g => g with { Properties = Map(("aclEnable", "false")) })] }, "cluster.properties.aclEnable", "broker-b-0, broker-b-1: with"),
        new("RMQ083", "5.3.2 has both kinds, 5.3.3 one", Good.Version("5.3.2").With("aclEnable", "true"), Good.Version("5.3.3").With("aclEnable", "true"), "cluster.properties.aclEnable", "with aclEnable on"),
        new("RMQ083", "authentication", Good.Version("5.3.3").With("authenticationEnabled", "true"), Good.Version("5.2.0").With("authenticationEnabled", "true"), "cluster.properties.authenticationEnabled", "with authenticationEnabled on"),
        new("RMQ083", "authorization of an instance", Good.Version("5.3.0").WithMasterA(m => m with { Properties = Map(("authorizationEnabled", "true")) }), Good.Version("5.3.0"), "cluster.brokerGroups.broker-a.master.properties.authorizationEnabled", "broker-a-0: with authorizationEnabled on"),
        new("RMQ083", "TLS of a broker", Good.WithMasterA(m => m with { JvmOptions = ["-Dx=y", "-Dtls.server.mode=enforcing"] }), Good.WithMasterA(m => m with { JvmOptions = ["-Dtls.server.mode=enforcing", "-Dtls.server.mode=permissive"] }), "cluster.brokerGroups.broker-a.master.jvmOptions[1]", "With -Dtls.server.mode=enforcing the steps are refused an answer. Remove cluster.brokerGroups.broker-a.master.jvmOptions[1]."),
        new("RMQ083", "TLS of a name server", Good with { NameServers = [Good.NameServers[0], Good.NameServers[1] with { JvmOptions = ["11-:-Dtls.server.mode=Enforcing"] }, Good.NameServers[2]] }, Good with { NameServers = [Good.NameServers[0] with { JvmOptions = ["-Dtls.server.mode=disabled"] }, .. Good.NameServers.Skip(1)] }, "cluster.nameServers.h2.jvmOptions[0]", "the steps are refused"),
        new("RMQ083", "TLS of one version of Java", Good.WithMasterA(m => m with { JvmOptions = ["-Dtls.server.mode=enforcing", "8:-Dtls.server.mode=permissive"] }), Good.WithMasterA(m => m with { JvmOptions = ["-Dtls.server.mode=enforcing", "8:-Dtls.server.mode=permissive", "-Dtls.server.mode=permissive", "-Dtls.enable=false"] }), "cluster.brokerGroups.broker-a.master.jvmOptions[0]", "the steps are refused"),
        new("RMQ037", "in clear", Good.Version("5.3.3").With("initAuthenticationUser", "{\"username\":\"a\",\"password\":\"qT7yLw\"}"), Good.Version("5.3.3").With("initAuthenticationUser", ""), "cluster.properties.initAuthenticationUser", "in clear"),
        new("RMQ038", "on", Good.With("compressedRegister", "true"), Good.With("compressedRegister", "false"), "cluster.properties.compressedRegister", "register compressed"),
        new("RMQ039", "less allowed than the pool takes", Pool("-XX:MaxDirectMemorySize=5120M"), Pool("-XX:MaxDirectMemorySize=6g"), "cluster.brokerGroups.broker-a.master.jvmOptions", "its -XX:MaxDirectMemorySize allows 5120 MiB"),
        new("RMQ039", "nothing of one's own: the plan allows what the pool takes", Pool("-XX:MaxDirectMemorySize=1g"), Pool("-Dx=y"), "cluster.brokerGroups.broker-a.master.jvmOptions", "write -XX:MaxDirectMemorySize=6144m"),
        new("RMQ039", "no pool", Pool("-XX:MaxDirectMemorySize=0"), Good.WithMasterA(m => m with { JvmOptions = ["-XX:MaxDirectMemorySize=0"] }), "cluster.brokerGroups.broker-a.master.jvmOptions", "allows 0 MiB"),
        new("RMQ039", "in bytes and in terabytes", Pool("-XX:MaxDirectMemorySize=5368709120"), Pool("-XX:MaxDirectMemorySize=1T"), "cluster.brokerGroups.broker-a.master.jvmOptions", "allows 5120 MiB"),
        new("RMQ039", "in kilobytes, for one Java", Pool("9-17:-XX:MaxDirectMemorySize=5242880k"), Pool("x:-XX:MaxDirectMemorySize=5242880k"), "cluster.brokerGroups.broker-a.master.jvmOptions", "allows 5120 MiB"),
        new("RMQ039", "a smaller pool", Pool("-XX:MaxDirectMemorySize=5g"), Pool("-XX:MaxDirectMemorySize=5g").With("transientStorePoolSize", "4"), "cluster.brokerGroups.broker-a.master.jvmOptions", "the pool takes 5120 MiB"),
        new("RMQ039", "not used with SYNC_FLUSH in 4.x", Pool("-XX:MaxDirectMemorySize=1g"), Pool("-XX:MaxDirectMemorySize=1g") with { FlushDiskType = FlushDiskType.SyncFlush }, "cluster.brokerGroups.broker-a.master.jvmOptions", "takes 5120 MiB"),
        new("RMQ039", "without a pool any limit will do", Pool("-XX:MaxDirectMemorySize=512k"), Pool("-XX:MaxDirectMemorySize=512k").With("transientStorePoolEnable", "false"), "cluster.brokerGroups.broker-a.master.jvmOptions", "allows 0 MiB"),
        new("RMQ039", "a limit in bytes", Pool("-XX:MaxDirectMemorySize=5368709120"), Pool("-XX:MaxDirectMemorySize=6442450944"), "cluster.brokerGroups.broker-a.master.jvmOptions", "allows 5120 MiB"),
        new("RMQ040", "behind", Good, Good, "hosts.nodes.h1", "the clock is 31 s behind.") { Reports = Saw("RMQ040", HostCheckStatus.Fail, "the clock is 31 s behind"), ReportsThatPass = Saw("RMQ040", HostCheckStatus.Ok, "off by 2 s at most") },
        new("RMQ041", "on", Good, Good, "hosts.nodes.h1", "swap is on.") { Reports = Saw("RMQ041", HostCheckStatus.Warn, "swap is on"), ReportsThatPass = Saw("RMQ041", HostCheckStatus.Ok, "off") },
        new("RMQ042", "always", Good, Good, "hosts.nodes.h1", "'always'") { Reports = Saw("RMQ042", HostCheckStatus.Warn, "transparent huge pages are 'always'"), ReportsThatPass = Saw("RMQ042", HostCheckStatus.Ok, "madvise") },
        new("RMQ043", "the kernel's default", Good, Good, "hosts.nodes.h1", "65530") { Reports = Saw("RMQ043", HostCheckStatus.Warn, "vm.max_map_count is 65530"), ReportsThatPass = Saw("RMQ043", HostCheckStatus.Ok, "655360") },
        new("RMQ044", "a container", Good, Good, "hosts.nodes.h1", "20000") { Reports = Saw("RMQ044", HostCheckStatus.Warn, "20000 open files"), ReportsThatPass = Saw("RMQ041", HostCheckStatus.Warn, "another rule's") },
        new("RMQ060", "a firewall", Good, Good, "hosts.nodes.h1", "is not reached") { Reports = Saw("RMQ060", HostCheckStatus.Fail, "h2 at 10.0.0.2:9876 is not reached"), ReportsThatPass = Saw("RMQ060", HostCheckStatus.Ok, "3 asked") },
        new("RMQ061", "nearly full", Good, Good, "hosts.nodes.h1", "91 % full") { Reports = Saw("RMQ061", HostCheckStatus.Fail, "/data is 91 % full"), ReportsThatPass = Saw("RMQ061", HostCheckStatus.Ok, "80 % full at most") },
        new("RMQ062", "apart", Good, Good, "hosts.nodes.h1", "1.4 s ahead") { Reports = Saw("RMQ062", HostCheckStatus.Warn, "the clock is 1.4 s ahead of that of h2"), ReportsThatPass = Saw("RMQ062", HostCheckStatus.Ok, "") },
        new("RMQ045", "root", Good with { Hosts = [Good.Hosts[0] with { User = "root" }, .. Good.Hosts.Skip(1)] }, Good, "hosts.user", "h1: log-in as root"),
        new("RMQ046", "between", Good.Version("4.9.4"), Good, "release.version", "judged by 4.9.8"),
        new("RMQ047", "a second heap", Good.WithMasterA(m => m with { JvmOptions = ["-Dx=y", "-Xmx8g"] }), Good.WithMasterA(m => m with { JvmOptions = ["-Dx=y", "-XX:+UseG1GC"] }), "cluster.brokerGroups.broker-a.master.jvmOptions[1]", "Use heap of the instance"),
        new("RMQ047", "a second heap for one Java", Good.WithMasterA(m => m with { JvmOptions = ["-Dx=y", "8:-Xms8g"] }), Good.WithMasterA(m => m with { JvmOptions = ["-Dx=y", "8:-Xss1m"] }), "cluster.brokerGroups.broker-a.master.jvmOptions[1]", "Use heap of the instance"),
        new("RMQ047", "a name server's", Good with { NameServers = [Good.NameServers[0] with { JvmOptions = ["-Xmx1g"] }, .. Good.NameServers.Skip(1)] }, Good with { NameServers = [Good.NameServers[0] with { JvmOptions = ["-Xss1m"] }, .. Good.NameServers.Skip(1)] }, "cluster.nameServers.h1.jvmOptions[0]", "Use heap of the instance"),
        new("RMQ047", "CMS", Good.WithMasterA(m => m with { JvmOptions = ["-Dx=y", "-XX:+UseConcMarkSweepGC"] }), Good.WithMasterA(m => m with { JvmOptions = ["-Dx=y", "8:-XX:+UseConcMarkSweepGC"] }), "cluster.brokerGroups.broker-a.master.jvmOptions[1]", ": 8:-XX:+UseConcMarkSweepGC"),
        new("RMQ047", "a second heap for a range of Javas", Good.WithMasterA(m => m with { JvmOptions = ["8-16:-Xms8g"] }), Good.WithMasterA(m => m with { JvmOptions = ["8x:-Xms8g"] }), "cluster.brokerGroups.broker-a.master.jvmOptions[0]", "-Xms8g sets the heap"),
        new("RMQ047", "a name server", Good with { NameServers = [Good.NameServers[0] with { JvmOptions = ["-Xmx8g"] }, .. Good.NameServers.Skip(1)] }, Good with { NameServers = [Good.NameServers[0] with { JvmOptions = ["-Xss1m"] }, .. Good.NameServers.Skip(1)] }, "cluster.nameServers.h1.jvmOptions[0]", "-Xmx8g sets the heap"),
    ];

    private static ClusterSpec Pool(string option) =>
        Good.With("transientStorePoolEnable", "true").WithMasterA(m => m with { JvmOptions = [option] });

    private static HostReport[] Saw(string rule, HostCheckStatus status, string saw) =>
        [new("h1", [new("memory", HostCheckStatus.Warn, "1 MiB", "More of it", null), new("kernel", status, saw, status == HostCheckStatus.Ok ? "" : "Do this", rule)], null), new("h2", [], "no answer")];
}
