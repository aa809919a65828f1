using RocketMQ.Model.Catalog;

namespace RocketMQ.Model.Rendering;

/// <summary>What the key catalog says, for one version and one kind of file.</summary>
internal sealed class CatalogKeyFacts : IKeyFacts
{
    private readonly KeyCatalog catalog;
    private readonly InstanceKind kind;
    private readonly bool exact;

    internal CatalogKeyFacts(string version, InstanceKind kind)
    {
        catalog = KeyCatalog.For(version);
        this.kind = kind;
        exact = catalog.Version.ToString() == catalog.Known;
        // Request code 25, by which a change is applied, is the broker's.
        HotDefaults = new SortedDictionary<string, string>(
            catalog.For(kind).Where(k => k.HotDefault is not null && kind == InstanceKind.Broker).ToDictionary(k => k.Name, k => k.HotDefault!, StringComparer.Ordinal), StringComparer.Ordinal);
    }

    public IReadOnlyDictionary<string, string> HotDefaults { get; }

    public KeyFact? Find(string key) => catalog.Find(key, kind) switch
    {
        null => null,
        { Status: KeyStatus.Read } => new KeyFact(null),
        // The release lies between two versions of the catalog and may well read what its neighbour does not: written, the key does no harm.
        { Status: KeyStatus.Absent, Replacement: null } when !exact => null,
        var info => Ignored(info),
    };

    private KeyFact Ignored(KeyInfo info)
    {
        var meant = info.Replacement is { Key: { } other, IsTranslation: true } && catalog.Find(other, kind)?.Status == KeyStatus.Read ? other : null;
        return new KeyFact(Why(info), meant, value => info.Replacement!.Convert(value)!);
    }

    private static string Why(KeyInfo info) => info.Replacement?.Explanation
        ?? (info.Status == KeyStatus.NoSetter ? "a file cannot set it"
            : info.ReadBy.Count > 0 ? "read by " + string.Join(", ", info.ReadBy)
            : info.Note.Length > 0 ? info.Note
            : "no version reads it");
}
