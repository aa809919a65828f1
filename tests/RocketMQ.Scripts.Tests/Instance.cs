using System.Text;

namespace RocketMQ.Scripts.Tests;

/// <summary>An instance of RocketMQ 4.7.1 as a bundle describes it, small enough to have several in one container.</summary>
internal sealed record Instance
{
    public required string Name { get; init; }
    public required string Ip { get; init; }
    public string Digest { get; init; } = "digest-1";
    public int Port { get; init; } = 10911;
    public string Role { get; init; } = "SYNC_MASTER";
    public int Limit { get; init; } = 40;
    public string OnDestroy { get; init; } = "keep";
    public string RocketMQHome { get; init; } = "/usr/local/rocketmq-4.7.1";
    public string? Store { get; init; }
    public string? BrokerName { get; init; }
    public string? Address { get; init; }
    public IReadOnlyList<string> NameServers { get; init; } = [];
    public IReadOnlyList<string> Copies { get; init; } = [];
    public IReadOnlyList<string> Lines { get; init; } = [];
    public IReadOnlyList<string> JvmOptions { get; init; } = [];
    public IReadOnlyList<string> Hot { get; init; } = [];
    public IReadOnlyList<string> Settings { get; init; } = [];

    /// <summary>The unit, where it is not the small one of these tests.</summary>
    public string? UnitText { get; init; }

    public static Instance NameServer(string ip) => new() { Name = "namesrv", Ip = ip, Port = 9876, NameServers = [$"{ip}:9876"] };

    public static Instance Master(string ip) => new() { Name = "broker-a-0", Ip = ip, NameServers = [$"{ip}:9876"] };

    public static Instance Slave(string ip) => new()
    {
        Name = "broker-a-1", Ip = ip, Port = 10931, Role = "SLAVE", NameServers = [$"{ip}:9876"],
        Copies = [$"broker-a 0 {ip}:10911 SYNC_MASTER"],
    };

    public bool IsBroker => Name != "namesrv";

    public string Unit => IsBroker ? $"rocketmq-broker@{Name}.service" : "rocketmq-namesrv.service";

    public string Config => $"/etc/rocketmq/{Name}";

    public string Log => $"/var/log/rocketmq/{Name}";

    public string StorePath => Store ?? $"/var/lib/rocketmq/{Name}";

    /// <summary>Everything of the instance that lies in files.</summary>
    public string[] Paths => [Config, $"/etc/systemd/system/{Unit}", "/etc/systemd/system/multi-user.target.wants"];

    /// <summary>Standard input of start, roll and stop.</summary>
    public string Bundle
    {
        get
        {
            var text = new StringBuilder();
            void Add(params string[] lines) => text.AppendJoin('\n', lines).Append('\n');
            var kind = IsBroker ? "broker" : "namesrv";
            Add($"## set unit {Unit}", $"## set kind {kind}", $"## set address {Address ?? $"{Ip}:{Port}"}", $"## set config {Config}", $"## set log {Log}",
                $"## set timeout {Limit}", $"## set digest {Digest}", $"## set on-destroy {OnDestroy}", $"## add dir {Log}");
            if (IsBroker)
            {
                Add($"## set store {StorePath}", $"## set brokerName {BrokerName ?? Name[..^2]}", $"## set brokerId {Name[^1]}", $"## set role {Role}", "## set cluster test",
                    $"## add dir {StorePath}", $"## add dir {StorePath}/commitlog", $"## add dir {StorePath}/consumequeue", $"## add dir {StorePath}/index", $"## add dir {StorePath}/config");
            }

            Add([.. Settings, .. NameServers.Select(n => $"## add nameserver {n}"), .. Copies.Select(c => $"## add copy {c}"), .. Hot.Select(h => $"## add hot {h}")]);
            Add($"## file {Config}/digest 0640 root:rocketmq", Digest, $"## file {Config}/jvm.options 0640 root:rocketmq");
            Add(["# of the test", "-Xms128m", "-Xmx128m", "8:-XX:+UseG1GC", "11-:--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
                "16-:--add-opens=java.base/java.nio=ALL-UNNAMED", $"-Duser.home={Log}", $"-Drocketmq.home.dir={Config}/home", .. JvmOptions]);
            Add($"## file {Config}/home/conf/logback_{kind}.xml 0640 root:rocketmq",
                $"""
                <configuration>
                  <appender name="F" class="ch.qos.logback.core.FileAppender"><file>{Log}/{kind}.log</file><encoder><pattern>%d %p %t - %m%n</pattern></encoder></appender>
                  <root level="INFO"><appender-ref ref="F"/></root>
                </configuration>
                """);
            Add($"## file {Config}/{kind}.conf 0640 root:rocketmq", $"listenPort={Port}");
            if (IsBroker)
            {
                Add("brokerClusterName=test", $"brokerName={BrokerName ?? Name[..^2]}", $"brokerId={Name[^1]}", $"brokerRole={Role}", "flushDiskType=ASYNC_FLUSH",
                    $"namesrvAddr={string.Join(';', NameServers)}", $"brokerIP1={Ip}", $"brokerIP2={Ip}", $"storePathRootDir={StorePath}",
                    $"storePathCommitLog={StorePath}/commitlog", "mappedFileSizeCommitLog=1048576", "mappedFileSizeConsumeQueue=60000", "maxIndexNum=10000", "maxHashSlotNum=1000");
            }

            Add([.. Lines]);
            var main = IsBroker ? "broker.BrokerStartup" : "namesrv.NamesrvStartup";
            Add($"## file /etc/systemd/system/{Unit} 0644 root:root",
                UnitText ?? $"""
                [Unit]
                Description=RocketMQ {Name}
                [Service]
                User=rocketmq
                Group=rocketmq
                Environment=ROCKETMQ_HOME={RocketMQHome}
                RuntimeDirectory=rocketmq/{Name}
                ExecStart=/bin/bash {HostContainer.Kit}/launch.sh {Config} org.apache.rocketmq.{main} {Config}/{kind}.conf
                SuccessExitStatus=143
                Restart=on-failure
                RestartSec=5
                RestartPreventExitStatus=78 252 253 254
                TimeoutStopSec=150
                [Install]
                WantedBy=multi-user.target
                """);
            return text.ToString();
        }
    }
}
