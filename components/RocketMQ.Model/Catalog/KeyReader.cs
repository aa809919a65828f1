namespace RocketMQ.Model.Catalog;

/// <summary>Joins what the tables and <see cref="KeyFacts"/> say about a key in one version.</summary>
internal static class KeyReader
{
    /// <summary>Class of keys that no class of RocketMQ has.</summary>
    public const string NoClass = "(none)";

    // Hot was seen on brokers alone; a name server's or proxy's key of the same name is another key.
    private static readonly string[] BrokerClasses = ["BrokerConfig", "MessageStoreConfig", "NettyServerConfig", "NettyClientConfig"];

    public static KeyInfo Read(KeyRow row, CatalogLine line, Version version)
    {
        var effect = CatalogData.Effects.GetValueOrDefault(row.Key);
        var known = ReleaseVersion.Known[(int)line];
        var isBroker = BrokerClasses.Contains(row.Class);
        var bound = isBroker ? CatalogData.BoundOf(row.Key, known) : null;
        var status = Status(row, line, version);
        // A version that is judged by its neighbour may do otherwise, and have another default: there a change restarts.
        var seen = effect is { Effect: KeyEffect.Hot } && effect.Versions.Contains(known) && version.ToString() == known;
        var hot = seen && isBroker && status == KeyStatus.Read;
        return new KeyInfo
        {
            Name = row.Key,
            Class = row.Class,
            Type = row.ValueType,
            Default = row.DefaultIn(line),
            Status = status,
            Note = row.Note,
            Effect = hot ? KeyEffect.Hot : KeyEffect.Restart,
            HotDefault = hot ? row.LiteralDefaultIn(line) : null,
            Established = isBroker ? Established(effect, hot) : "",
            Min = bound?.Min ?? effect?.Min,
            Max = bound?.Max ?? effect?.Max,
            Multiple = bound?.Multiple,
            Unit = effect?.Unit ?? "",
            Values = bound is { Values.Count: > 0 } ? bound.Values : effect?.Values ?? [],
            Needs = bound?.Needs ?? [],
            Outside = bound?.Outside ?? "",
            Works = bound?.Works ?? "",
            BoundsFrom = bound?.Source ?? "",
            Form = effect?.Form ?? "",
            ReadBy = [.. Enum.GetValues<CatalogLine>().Where(row.ReadIn).Select(l => ReleaseVersion.Known[(int)l])],
            Replacement = status == KeyStatus.Read ? null : KeyFacts.Replacement(row.Key),
        };
    }

    private static string Established(EffectRow? effect, bool hot) => effect switch
    {
        null => "",
        { Effect: KeyEffect.Hot } when !hot => $"hot was shown for {string.Join(", ", effect.Versions)} only ({effect.Established})",
        _ => effect.Established,
    };

    private static KeyStatus Status(KeyRow row, CatalogLine line, Version version) => row.Status[(int)line] switch
    {
        "yes" when row.Class != "NamesrvConfig" && KeyFacts.IsSetButUnused(row.Key, version) => KeyStatus.Ignored,
        "yes" => KeyStatus.Read,
        "ignored" => KeyStatus.Ignored,
        "no-setter" => KeyStatus.NoSetter,
        _ => KeyStatus.Absent,
    };
}
