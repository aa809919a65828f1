using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Rendering;

/// <summary>Folders of an instance, and the files that brokers and name servers have alike.</summary>
internal sealed class InstanceFiles
{
    private const string Group = "root:rocketmq";
    private readonly PlanWorld world;
    private readonly InstanceKind kind;

    internal InstanceFiles(PlanWorld world, InstanceKind kind, string name, string data)
    {
        this.world = world;
        this.kind = kind;
        Name = name;
        Config = $"{world.Spec.Paths.Config}/{name}";
        Logs = $"{world.Spec.Paths.Logs}/{name}";
        Data = data;
        Unit = kind == InstanceKind.Broker ? $"rocketmq-broker@{name}.service" : "rocketmq-namesrv.service";
    }

    internal string Name { get; }

    internal string Config { get; }

    internal string Logs { get; }

    internal string Data { get; }

    internal string Unit { get; }

    private bool IsBroker => kind == InstanceKind.Broker;

    // RocketMQ 4 opens <home>/conf/logback_*.xml and takes no other path.
    private string LogbackFile => $"{Config}/conf/logback_{(IsBroker ? "broker" : "namesrv")}.xml";

    internal string Digest(SetProperties set, int? heapMiB, int? heapPercent, IReadOnlyList<string> options) =>
        InstanceDigest.Of(set, heapMiB, heapPercent, options, world.Spec.Release, [world.ReleaseDirectory, Config, Data, Logs]);

    internal IReadOnlyList<PlannedFile> All(
        string conf, string digest, (int? MiB, int? Percent) heap, int? directMiB, IReadOnlyList<string> options, IReadOnlyList<string> folders)
    {
        var confFile = $"{Config}/{(IsBroker ? "broker" : "namesrv")}.conf";
        return
        [
            Own(confFile, conf),
            Logback.File(LogbackFile, Group, kind, world.Is5, Name, Logs),
            JvmOptionsFile.File(Config + "/jvm.options", Group, Jvm(heap, directMiB, options)),
            Own(Config + "/digest", digest + "\n"),
            UnitFile.File("/etc/systemd/system/" + Unit, UnitInput(confFile, folders)),
        ];
    }

    private static PlannedFile Own(string path, string content) => new(path, "0640", Group, content);

    private JvmOptionsInput Jvm((int? MiB, int? Percent) heap, int? directMiB, IReadOnlyList<string> options) => new()
    {
        Instance = Name,
        IsBroker = IsBroker,
        Is5 = world.Is5,
        HeapMiB = heap.MiB,
        HeapPercent = heap.Percent,
        DirectMiB = directMiB,
        PreTouch = IsBroker && world.Spec.Production,
        Logs = Logs,
        Data = Data,
        Home = Config,
        LogbackFile = LogbackFile,
        Own = options,
    };

    private UnitInput UnitInput(string confFile, IReadOnlyList<string> folders) => new()
    {
        Instance = Name,
        Description = $"RocketMQ {(IsBroker ? "broker " + Name : "name server")} of cluster {world.Spec.Name}",
        IsBroker = IsBroker,
        MainClass = IsBroker ? "org.apache.rocketmq.broker.BrokerStartup" : "org.apache.rocketmq.namesrv.NamesrvStartup",
        Release = world.ReleaseDirectory,
        Config = Config,
        ConfFile = confFile,
        Data = Data,
        Writable = [.. folders.Where(f => !folders.Any(o => f.StartsWith(o + "/", StringComparison.Ordinal)))],
    };
}
