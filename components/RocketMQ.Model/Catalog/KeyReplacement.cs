namespace RocketMQ.Model.Catalog;

/// <summary>What a person who writes an ignored or renamed key most likely means.</summary>
/// <param name="Key">The key that takes effect; null where none does.</param>
/// <param name="Explanation">Why the written key has no effect and what to do instead.</param>
public sealed record KeyReplacement(string? Key, string Explanation)
{
    /// <summary>True: writing <see cref="Key"/> instead says the same. False: it is advice, more is needed. Default true.</summary>
    public bool IsTranslation { get; init; } = true;

    /// <summary>How many of the replacement's units one unit of the written value stands for. Default 1.</summary>
    public int Factor { get; init; } = 1;

    /// <summary>Values from this one on are already in the replacement's unit, so the factor does not apply to them. Default: none.</summary>
    public long? FactorBelow { get; init; }

    /// <summary>The written value in terms of <see cref="Key"/>.</summary>
    /// <param name="written">The value as written.</param>
    /// <returns>The value to write under <see cref="Key"/>, or null where there is no such key.</returns>
    public string? Convert(string written)
    {
        if (Key is null || Factor == 1 || !long.TryParse(written, out var number) || number < 0)
        {
            return Key is null ? null : written;
        }

        return FactorBelow is { } limit && number >= limit
            ? written
            : (number * Factor).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
