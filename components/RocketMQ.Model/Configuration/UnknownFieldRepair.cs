namespace RocketMQ.Model.Configuration;

/// <summary>What to do about a field that does not exist.</summary>
internal static class UnknownFieldRepair
{
    /// <summary>The nearest name of the object; else where the name is a field; else what the object has.</summary>
    public static string For(ConfigField parent, string name)
    {
        var names = parent.Fields.Select(f => f.Name).ToArray();
        if (Nearest.To(name, names) is { } near)
        {
            return $"Did you mean \"{near}\"?";
        }

        if (ReferenceEquals(parent, ConfigTree.Root) && name.Split('.') is [var first, ..] && first != name && names.Contains(first))
        {
            return $"Set it with --path: `pulumi config set --path 'rocketmq:{name}' VALUE`.";
        }

        var homes = Homes(ConfigTree.Root, "", name).Distinct().Take(3).ToArray();
        return homes.Length > 0
            ? $"\"{name}\" is a field of {string.Join(" and ", homes)}: move it there."
            : $"Remove it. Known: {string.Join(", ", names)}.";
    }

    private static IEnumerable<string> Homes(ConfigField field, string path, string name)
    {
        foreach (var child in field.Fields)
        {
            if (child.Name == name)
            {
                yield return path.Length > 0 ? path : "the namespace rocketmq";
            }

            foreach (var home in Homes(child, path.Length > 0 ? $"{path}.{child.Name}" : child.Name, name))
            {
                yield return home;
            }
        }

        if (field.Item is { } item)
        {
            foreach (var home in Homes(item, field.Type == FieldType.List ? $"{path}[]" : $"{path}.<{field.KeyName}>", name))
            {
                yield return home;
            }
        }
    }
}
