namespace RocketMQ.Model.Catalog;

/// <summary>One key of a configuration file as one RocketMQ version treats it.</summary>
public sealed record KeyInfo
{
    /// <summary>The key.</summary>
    public required string Name { get; init; }

    /// <summary>Configuration class of RocketMQ that holds it, for example MessageStoreConfig; <c>(none)</c> for keys no class has.</summary>
    public required string Class { get; init; }

    /// <summary>Type of the value.</summary>
    public required KeyType Type { get; init; }

    /// <summary>Default in this version, as RocketMQ's source says it; an expression where it depends on the host.</summary>
    public required string Default { get; init; }

    /// <summary>What this version does with the key.</summary>
    public required KeyStatus Status { get; init; }

    /// <summary>What is worth knowing. Empty when nothing is.</summary>
    public string Note { get; init; } = "";

    /// <summary>What a change of the value needs; hot only in the very versions in which it was seen.</summary>
    public KeyEffect Effect { get; init; } = KeyEffect.Restart;

    /// <summary>
    /// For a hot key: its default as a file would say it, which is what a running process is given when the key is taken out of the
    /// configuration. Null: the key needs a restart, or its default depends on the host.
    /// </summary>
    public string? HotDefault { get; init; }

    /// <summary>How <see cref="Effect"/> was established. Empty: nothing was shown, so restart.</summary>
    public string Established { get; init; } = "";

    /// <summary>Smallest value that makes sense. Null: not known.</summary>
    public long? Min { get; init; }

    /// <summary>Largest value that makes sense. Null: not known.</summary>
    public long? Max { get; init; }

    /// <summary>The value must be a multiple of this. Null: any number of the range.</summary>
    public long? Multiple { get; init; }

    /// <summary>Settings <c>key=value</c> of which at least one must hold for the key to take effect. Empty: it always does, or that is not known.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>What RocketMQ does with a value outside the range, as half a sentence. Empty: not known.</summary>
    public string Outside { get; init; } = "";

    /// <summary>A value that works. Empty: not known; the default does.</summary>
    public string Works { get; init; } = "";

    /// <summary>Where range and needs come from: class and version of RocketMQ's source. Empty: chosen by what makes sense.</summary>
    public string BoundsFrom { get; init; } = "";

    /// <summary>Unit of the value, for example ms, bytes, hours. Empty: none or not known.</summary>
    public string Unit { get; init; } = "";

    /// <summary>The allowed values. Empty: any of the type.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>Form of a text value, one of <see cref="ValueForm"/>'s names. Empty: any text.</summary>
    public string Form { get; init; } = "";

    /// <summary>The catalog's versions (4.7.1, 4.9.8, 5.3.3) that read the key, oldest first.</summary>
    public IReadOnlyList<string> ReadBy { get; init; } = [];

    /// <summary>For keys without effect in this version: what is meant. Null: not known, or the key takes effect.</summary>
    public KeyReplacement? Replacement { get; init; }
}
