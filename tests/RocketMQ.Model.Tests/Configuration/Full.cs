using System.Text.Json;
using System.Text.Json.Nodes;
using RocketMQ.Model.Configuration;
using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Tests.Configuration;

/// <summary>Valid configurations in which every field is given.</summary>
internal static class Full
{
    public const string KeyText = "-----BEGIN OPENSSH PRIVATE KEY-----\nTm90IGEga2V5Cg==\n-----END OPENSSH PRIVATE KEY-----\n";
    public const string HostKey = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f";

    private static readonly SshCredentials Jump = new() { PrivateKey = new Secret(KeyText), PrivateKeyPassphrase = new Secret("pass phrase j"), Password = new Secret("jump"), Agent = true };

    public static StackConfig Ssh { get; } = new()
    {
        Kind = HostsKind.Ssh,
        Cluster = Cluster(new ReleaseSpec { Version = "4.7.1", Archive = "rocketmq-all-4.7.1-bin-release.zip", Sha512 = new string('a', 128) }, i => new HostSpec
        {
            Name = $"mq{i}",
            Address = $"10.0.0.{i}",
            ClientAddress = $"203.0.113.{i}",
            SshAddress = $"mq{i}.example.com",
            Port = 2200 + i,
            User = "deploy",
            HostKey = HostKey,
            RenamedFrom = i == 3 ? "old3" : null,
            Bastion = i < 3 ? new BastionSpec { Address = $"bastion{i}.example.com", Port = 2222, User = "jump", HostKey = HostKey, Field = $"hosts.nodes.mq{i}.bastion" } : null,
            Aliases = [$"alias{i}", $"alias{i}.example.com"],
            MemoryMiB = 16384,
        }),
        Credentials = new Dictionary<string, SshCredentials>
        {
            ["mq1"] = new() { PrivateKey = new Secret(KeyText), PrivateKeyPassphrase = new Secret("pass phrase 1"), Password = new Secret("Pa$$w0rd 'ü\""), Agent = true, Bastion = Jump },
            ["mq2"] = new() { PrivateKeyFile = "keys/mq2", PrivateKeyPassphrase = new Secret("pass phrase 2"), Bastion = new() { PrivateKeyFile = "keys/jump" } },
            ["mq3"] = new() { Agent = true },
        },
        Preflight = PreflightMode.Preview,
        Report = "reports/findings.json",
        Promotion = new()
        {
            From = "acme/rocketmq/staging",
            Soak = TimeSpan.FromHours(36),
            Differs = ["fileReservedTime", "jvmOptions"],
            Override = "staging is down, \"agreed\" with ops",
        },
    };

    public static StackConfig Docker { get; } = new()
    {
        Kind = HostsKind.Docker,
        Cluster = Cluster(
            new ReleaseSpec { Version = "5.3.3", Build = new BuildSpec { Source = "https://example.com/rocketmq-source.zip", Sha512 = new string('b', 128), MavenMirror = "https://maven.example.com/" } },
            i => new HostSpec { Name = $"mq{i}", Address = $"172.30.99.{20 + i}", Aliases = [$"alias{i}"], MemoryMiB = 2048, Lost = i == 3 }),
        Credentials = new Dictionary<string, SshCredentials>(),
        DockerImage = "registry.example.com:5000/host:1",
        DockerSubnet = "172.30.99.0/24",
        Preflight = PreflightMode.Off,
        Promotion = new() { From = "staging", FromFile = "promotion/staging.json", Soak = TimeSpan.FromMinutes(90) },
    };

    /// <summary>Brokers of a cluster whose name servers are in another stack.</summary>
    public static StackConfig Part { get; } = Ssh with { Cluster = Ssh.Cluster with { NameServers = [], NameServersFrom = "organization/rocketmq/orders-names" } };

    public static IReadOnlyDictionary<string, JsonElement> Elements(JsonObject objects) =>
        objects.ToDictionary(o => o.Key, o => JsonSerializer.SerializeToElement(o.Value));

    public static JsonObject Json(StackConfig config) =>
        new(StackConfigWriter.Write(config).Select(o => KeyValuePair.Create(o.Key, JsonSerializer.SerializeToNode(o.Value))));

    private static ClusterSpec Cluster(ReleaseSpec release, Func<int, HostSpec> host) => new()
    {
        Name = "orders",
        Hosts = [.. Enumerable.Range(1, 3).Select(host)],
        Release = release,
        NameServers =
        [
            new NameServerSpec { Host = "mq1", Port = 9999, HeapMiB = 300, Properties = new Dictionary<string, string> { ["needWaitForService"] = "true" }, JvmOptions = ["-Xlog:gc"] },
            new NameServerSpec { Host = "mq2" },
        ],
        BrokerGroups =
        [
            new BrokerGroupSpec
            {
                Name = "broker-a",
                MasterRole = BrokerRole.SyncMaster,
                FlushDiskType = FlushDiskType.AsyncFlush,
                Properties = new Dictionary<string, string> { ["fileReservedTime"] = "72" },
                JvmOptions = ["-XX:MaxGCPauseMillis=50"],
                Master = Broker("mq1", 0),
                Slaves = [Broker("mq2", 7), Broker("mq3", 3)],
            },
        ],
        MasterRole = BrokerRole.AsyncMaster,
        FlushDiskType = FlushDiskType.SyncFlush,
        Properties = new Dictionary<string, string> { ["deleteWhen"] = "04", ["messageDelayLevel"] = "1s 5s 10s", ["regex"] = "a|b;c'd\"e$(f)`g`" },
        Heap = new HeapSpec { BrokerMiB = 700, NameServerMiB = 200 },
        JvmOptions = new JvmOptionsSpec { Broker = ["-Xss1m", "9-:-Xlog:gc"], NameServer = ["-Dio.netty.maxDirectMemory=0"] },
        Paths = new PathsSpec { Release = "/opt/mq", Config = "/etc/mq", Store = "/data/mq/store", Logs = "/data/mq/logs" },
        Destroy = new DestroySpec { DeleteData = true, DeleteRelease = true },
        Production = true,
        StartTimeoutSeconds = 77,
        DisabledRules = new Dictionary<string, string> { ["RMQ012"] = "weil's hier so ist, \"wie\" überall" },
    };

    private static BrokerSpec Broker(string host, int id) => new()
    {
        Host = host,
        Id = id,
        Port = 11911,
        HeapMiB = 600,
        Properties = new Dictionary<string, string> { ["sendMessageThreadPoolNums"] = "4" },
        JvmOptions = ["-XX:+UseG1GC", "8-16:-XX:+PrintGC"],
        StorePath = $"/data{id}/broker-a",
    };
}
