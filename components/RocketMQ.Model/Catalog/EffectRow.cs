namespace RocketMQ.Model.Catalog;

/// <summary>A row of effects.tsv.</summary>
internal sealed record EffectRow(
    string Key,
    KeyEffect Effect,
    IReadOnlyList<string> Versions,
    long? Min,
    long? Max,
    string Unit,
    IReadOnlyList<string> Values,
    string Form,
    string Established);
