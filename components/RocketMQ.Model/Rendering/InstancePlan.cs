using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Rendering;

/// <summary>One process as it shall run: everything about it is known at preview.</summary>
public sealed record InstancePlan
{
    /// <summary>What it is.</summary>
    public required InstanceKind Kind { get; init; }

    /// <summary>Name of the instance on its host: <c>namesrv</c>, or <c>{brokerName}-{brokerId}</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The host.</summary>
    public required HostSpec Host { get; init; }

    /// <summary>systemd unit: <c>rocketmq-namesrv.service</c>, <c>rocketmq-broker@{name}.service</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>ip:port at which it answers the other hosts.</summary>
    public required string Address { get; init; }

    /// <summary>ip:port at which clients reach it and, for a broker, that it is registered with; differs behind address translation. Default: <see cref="Address"/>.</summary>
    public string ClientAddress
    {
        get => field ?? Address;
        init;
    }

    /// <summary>Listen port.</summary>
    public required int Port { get; init; }

    /// <summary>All ports it takes (a broker: listenPort, −2, +1).</summary>
    public required IReadOnlyList<int> Ports { get; init; }

    /// <summary>brokerName; null for a name server.</summary>
    public string? BrokerName { get; init; }

    /// <summary>brokerId; null for a name server.</summary>
    public int? BrokerId { get; init; }

    /// <summary>Role; null for a name server.</summary>
    public BrokerRole? Role { get; init; }

    /// <summary>Heap in MiB, or null where it is a share of the host's memory.</summary>
    public int? HeapMiB { get; init; }

    /// <summary>Heap as percent of the host's memory where <see cref="HeapMiB"/> is null.</summary>
    public int? HeapPercent { get; init; }

    /// <summary>A person's own JVM options, one an entry. Default none.</summary>
    public IReadOnlyList<string> JvmOptions { get; init; } = [];

    /// <summary>Folder of the configuration files.</summary>
    public required string ConfigDirectory { get; init; }

    /// <summary>Folder of the store; null for a name server.</summary>
    public string? StoreDirectory { get; init; }

    /// <summary>Folder of what the instance keeps: the store, or the name server's KV configuration.</summary>
    public string DataDirectory { get; init; } = "";

    /// <summary>Memory the host must have for it, in MiB: heap and what a JVM takes besides.</summary>
    public int MemoryNeededMiB { get; init; }

    /// <summary>Folder of the logs.</summary>
    public required string LogDirectory { get; init; }

    /// <summary>Folders the instance's user must own, parents first.</summary>
    public required IReadOnlyList<string> Directories { get; init; }

    /// <summary>The configuration that takes effect: key → value as the file says it, ordered by key; keys the version ignores are not in it.</summary>
    public required IReadOnlyDictionary<string, string> EffectiveProperties { get; init; }

    /// <summary>All files in <see cref="ConfigDirectory"/>, and the unit.</summary>
    public required IReadOnlyList<PlannedFile> Files { get; init; }

    /// <summary>
    /// SHA-256 over what a running process must be restarted for: effective properties that are not hot, heap, a person's JVM options, release, paths.
    /// Comments, the order of keys and what our own templates add are not in it: an upgrade of this library alone restarts nothing.
    /// </summary>
    public required string Digest { get; init; }

    /// <summary>
    /// Keys whose change is applied to the running process, each with the default it falls back to when it is taken out of the
    /// configuration: ordered by key, the same for every broker of a version (key catalog). Empty for a name server.
    /// </summary>
    public IReadOnlyDictionary<string, string> HotDefaults { get; init; } = new Dictionary<string, string>();

    /// <summary>First 16 hexadecimal digits of a SHA-256 over the values wanted for <see cref="HotDefaults"/>: a change of it alone restarts nothing. Empty for a name server.</summary>
    public string LiveDigest { get; init; } = "";
}
