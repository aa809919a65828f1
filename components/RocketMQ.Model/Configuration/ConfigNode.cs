namespace RocketMQ.Model.Configuration;

/// <summary>A field as it was found in a configuration, checked against the tree; a field that is not there is a node that is not given.</summary>
internal sealed class ConfigNode(ConfigField definition, string path)
{
    private readonly Dictionary<string, ConfigNode> fields = [];
    private readonly List<KeyValuePair<string, ConfigNode>> entries = [];

    public ConfigField Definition => definition;

    public string Path => path;

    /// <summary>It is there, right or wrong.</summary>
    public bool Given { get; set; }

    /// <summary>It is there, and its own value was refused (a finding says so).</summary>
    public bool Broken { get; set; }

    /// <summary>The value of a leaf that is given and right: text, long (also MiB) or bool.</summary>
    public object? Value { get; set; }

    /// <summary>Names in an object that are no fields of it.</summary>
    public List<string> Unknown { get; } = [];

    /// <summary>Entries of a map by name, of a list with empty names; in the order given.</summary>
    public IReadOnlyList<KeyValuePair<string, ConfigNode>> Entries => entries;

    /// <summary>Given and right.</summary>
    public bool Usable => Given && !Broken;

    /// <summary>A field is not given, and no field that does not exist looks like it: the error to report is that it is missing.</summary>
    public bool Lacks(string name) =>
        !this[name].Given && !Unknown.Any(u => Nearest.To(u, definition.Fields.Select(f => f.Name)) == name);

    /// <summary>A field of an object.</summary>
    public ConfigNode this[string name]
    {
        get
        {
            if (!fields.TryGetValue(name, out var node))
            {
                fields[name] = node = new ConfigNode(definition.Field(name), Shown.Path(path, name));
            }

            return node;
        }
    }

    /// <summary>The text, else the default of the tree, else null.</summary>
    public string? Text => (Value ?? definition.Default) as string;

    /// <summary>The number, else the default of the tree, else null.</summary>
    public int? Number => Value is long number ? (int)number : definition.Default as int?;

    /// <summary>The boolean, else the default of the tree, else false.</summary>
    public bool Flag => (Value ?? definition.Default) is true;

    /// <summary>A map of texts; entries that were refused are left out.</summary>
    public IReadOnlyDictionary<string, string> Texts => Entries.Where(e => e.Value.Value is string)
        .ToDictionary(e => e.Key, e => (string)e.Value.Value!, StringComparer.Ordinal);

    /// <summary>A list of texts; entries that were refused are left out.</summary>
    public IReadOnlyList<string> TextList => [.. Entries.Select(e => e.Value.Value).OfType<string>()];

    public void Set(string name, ConfigNode node) => fields[name] = node;

    public void Add(string name, ConfigNode node) => entries.Add(new(name, node));
}
