using RocketMQ.Model.Rendering;

namespace RocketMQ.Model.Configuration;

/// <summary>
/// One field of the stack configuration. The tree of all of them (<see cref="ConfigTree"/>) is the one source of what is
/// accepted, of the JSON schema and of the table in the docs.
/// </summary>
public sealed record ConfigField
{
    /// <summary>Name of the field; empty for items of maps and lists.</summary>
    public string Name { get; init; } = "";

    /// <summary>What it holds.</summary>
    public required FieldType Type { get; init; }

    /// <summary>What it is for, one or two sentences.</summary>
    public string Description { get; init; } = "";

    /// <summary>The value when it is not given, as it would be written: a text, an int or a bool; null when there is none, or none that is the same everywhere.</summary>
    public object? Default { get; init; }

    /// <summary>The default in words, where <see cref="Default"/> cannot say it.</summary>
    public string? DefaultNote { get; init; }

    /// <summary>Unit of the value, for example seconds.</summary>
    public string? Unit { get; init; }

    /// <summary>Least number; for <see cref="FieldType.Size"/> in MiB.</summary>
    public long Min { get; init; }

    /// <summary>Greatest number; for <see cref="FieldType.Size"/> in MiB.</summary>
    public long Max { get; init; } = int.MaxValue;

    /// <summary>Form of a text.</summary>
    public TextForm Form { get; init; } = Forms.AnyText;

    /// <summary>The words of a choice.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>An example, as it would be written in YAML.</summary>
    public string Example { get; init; } = "";

    /// <summary>True: the value is never shown, and must be text (a number such as 0123 would lose its zero).</summary>
    public bool Secret { get; init; }

    /// <summary>True: the field must be given, whatever else is.</summary>
    public bool Required { get; init; }

    /// <summary>Fields of an object.</summary>
    public IReadOnlyList<ConfigField> Fields { get; init; } = [];

    /// <summary>What each entry of a map or list is.</summary>
    public ConfigField? Item { get; init; }

    /// <summary>Form of a map's names.</summary>
    public TextForm KeyForm { get; init; } = Forms.AnyText;

    /// <summary>What a map's names are, for the docs: host, group, key.</summary>
    public string KeyName { get; init; } = "name";

    /// <summary>An object may be written as a text alone, which is this field.</summary>
    public string? Shorthand { get; init; }

    /// <summary>A map may be written as a list of its names.</summary>
    public bool ListOfNames { get; init; }

    /// <summary>For a map of RocketMQ keys: whose; null for any other field.</summary>
    public InstanceKind? KeysOf { get; init; }

    /// <summary>Names a map of properties refuses, or beginnings of texts that an entry of a list refuses: key → the field that sets it.</summary>
    public IReadOnlyDictionary<string, string> Reserved { get; init; } = new Dictionary<string, string>();

    /// <summary>A field of this object.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="ArgumentException">There is no such field: a defect of the caller.</exception>
    internal ConfigField Field(string name) =>
        Fields.FirstOrDefault(f => f.Name == name) ?? throw new ArgumentException($"{(Name.Length > 0 ? Name : Type.ToString())} has no field {name}", nameof(name));
}
