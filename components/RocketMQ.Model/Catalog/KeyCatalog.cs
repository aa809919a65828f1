using System.Collections.Concurrent;
using RocketMQ.Model.Rendering;

namespace RocketMQ.Model.Catalog;

/// <summary>
/// Every configuration key of one RocketMQ version: type, default, whether the version reads it, range, and what a change needs. Read from the
/// sources of 4.7.1, 4.9.8 and 5.3.3; another version is judged by the nearest of them (<see cref="ReleaseVersion.NearestKnown"/>).
/// </summary>
public sealed class KeyCatalog
{
    private static readonly ConcurrentDictionary<Version, KeyCatalog> Catalogs = new();

    // The classes a process fills from its file, in the order in which it does. A key of any other class has no effect there.
    private static readonly string[] BrokerClasses = ["BrokerConfig", "NettyServerConfig", "NettyClientConfig", "MessageStoreConfig", "AuthConfig"];
    private static readonly string[] NameServerClasses4 = ["NamesrvConfig", "NettyServerConfig"];
    private static readonly string[] NameServerClasses5 = ["NamesrvConfig", "NettyServerConfig", "NettyClientConfig", "ControllerConfig", "JraftConfig"];
    private readonly Dictionary<string, KeyInfo> broker;
    private readonly Dictionary<string, KeyInfo> nameServer;

    private KeyCatalog(Version version)
    {
        var line = ReleaseVersion.Line(version);
        Version = version;
        Known = ReleaseVersion.Known[(int)line];
        All = [.. CatalogData.Keys.Select(row => KeyReader.Read(row, line, version))];
        broker = Index(BrokerClasses);
        nameServer = Index(line == CatalogLine.V5_3 ? NameServerClasses5 : NameServerClasses4);
    }

    /// <summary>The version asked for.</summary>
    public Version Version { get; }

    /// <summary>The version it is judged by: 4.7.1, 4.9.8 or 5.3.3.</summary>
    public string Known { get; }

    /// <summary>Every row: also keys of other processes (proxy, controller, container) and keys this version does not have.</summary>
    public IReadOnlyList<KeyInfo> All { get; }

    /// <summary>The catalog of a version; made once for each.</summary>
    /// <param name="version">For example 4.7.1. Text that is no version is judged as the newest known one.</param>
    /// <returns>The catalog.</returns>
    public static KeyCatalog For(string? version) => Catalogs.GetOrAdd(ReleaseVersion.Parse(version), v => new KeyCatalog(v));

    /// <summary>A key of a process's configuration file.</summary>
    /// <param name="key">The key, spelt exactly.</param>
    /// <param name="kind">Whose file. Default: a broker's.</param>
    /// <returns>What the version does with it, or null where no version in the catalog has it for such a process.</returns>
    public KeyInfo? Find(string key, InstanceKind kind = InstanceKind.Broker) => Of(kind).GetValueOrDefault(key);

    /// <summary>The keys of a process's configuration file, each once.</summary>
    /// <param name="kind">Whose file.</param>
    /// <returns>Ordered by name.</returns>
    public IEnumerable<KeyInfo> For(InstanceKind kind) => Of(kind).Values.OrderBy(k => k.Name, StringComparer.Ordinal);

    /// <summary>The key and value that take effect for what a person wrote.</summary>
    /// <param name="key">The key as written.</param>
    /// <param name="value">The value as written.</param>
    /// <returns>Itself where the version reads it; the replacement where there is one; null where nothing takes effect. An unknown key is left as it is.</returns>
    public KeyValuePair<string, string>? Meant(string key, string value) => Find(key) switch
    {
        null or { Status: KeyStatus.Read } => new(key, value),
        { Replacement: { Key: { } other, IsTranslation: true } replacement } when Find(other) is { Status: KeyStatus.Read } => new(other, replacement.Convert(value)!),
        _ => null,
    };

    /// <summary>What is wrong with a key and its value.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value as it would stand in the file.</param>
    /// <param name="kind">Whose file. Default: a broker's.</param>
    /// <returns>All issues; empty when the process will take the value as it is meant.</returns>
    public IReadOnlyList<KeyIssue> Check(string key, string value, InstanceKind kind = InstanceKind.Broker)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(value);
        return KeyChecker.Check(this, key, value, kind);
    }

    /// <summary>The names of the keys that take effect in a process's file.</summary>
    internal IEnumerable<string> Names(InstanceKind kind) => Of(kind).Values.Where(k => k.Status == KeyStatus.Read).Select(k => k.Name);

    private Dictionary<string, KeyInfo> Of(InstanceKind kind) => kind == InstanceKind.Broker ? broker : nameServer;

    private Dictionary<string, KeyInfo> Index(string[] classes)
    {
        // One key may feed several classes (listenPort): the one that reads it in this version stands for it.
        var index = new Dictionary<string, KeyInfo>(StringComparer.Ordinal);
        foreach (var info in All.Where(k => k.Class == KeyReader.NoClass || classes.Contains(k.Class)).OrderBy(k => Array.IndexOf(classes, k.Class)))
        {
            if (!index.TryGetValue(info.Name, out var other) || (other.Status != KeyStatus.Read && info.Status == KeyStatus.Read))
            {
                index[info.Name] = info;
            }
        }

        return index;
    }
}
