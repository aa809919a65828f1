namespace RocketMQ.Model.Rendering;

/// <summary>The properties of one file once all layers are put together.</summary>
internal sealed class SetProperties
{
    private readonly SortedDictionary<string, string> effective = new(StringComparer.Ordinal);
    private readonly List<string> notes = [];
    private readonly IKeyFacts facts;
    private readonly string version;

    internal SetProperties(IKeyFacts facts, string version)
    {
        this.facts = facts;
        this.version = version;
    }

    /// <summary>What takes effect, by key.</summary>
    internal IReadOnlyDictionary<string, string> Effective => effective;

    /// <summary>As in <see cref="IKeyFacts.HotDefaults"/>.</summary>
    internal IReadOnlyDictionary<string, string> HotDefaults => facts.HotDefaults;

    /// <summary>What was given and has no effect, in words, in the order it was met.</summary>
    internal IReadOnlyList<string> Notes => notes;

    internal string this[string key]
    {
        get => effective[key];
        set => effective[key] = value;
    }

    internal string? Find(string key) => effective.GetValueOrDefault(key);

    /// <summary>Lays a person's properties over what is there; a key that the version ignores becomes a note, and what was meant where that is known.</summary>
    internal void Lay(IReadOnlyDictionary<string, string> layer, IReadOnlyDictionary<string, string> reserved)
    {
        foreach (var (key, value) in layer.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            if (reserved.TryGetValue(key, out var field))
            {
                if (effective.GetValueOrDefault(key) != value)
                {
                    notes.Add($"not taken from properties: {key}={value} (set by {field})");
                }
            }
            else if (facts.Find(key) is { Ignored: { } why } fact)
            {
                Translate(layer, key, value, why, fact);
            }
            else
            {
                effective[key] = value;
            }
        }
    }

    private void Translate(IReadOnlyDictionary<string, string> layer, string key, string value, string why, KeyFact fact)
    {
        notes.Add($"ignored by {version}: {key}={value} ({why})");
        // The right spelling beside the old one is what the person decided later.
        if (fact.MeantKey is { } meant && !layer.ContainsKey(meant))
        {
            effective[meant] = fact.MeantValue?.Invoke(value) ?? value;
        }
    }
}
