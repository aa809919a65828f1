using Pulumi;

namespace RocketMQ.Components.Remote;

/// <summary>
/// Aliases of resources whose names hold the name of a host, for a host that gets another name: with them the engine sees the same resource, and nothing
/// of it is created, deleted or replaced.
/// </summary>
internal static class FormerName
{
    /// <summary>The aliases of a resource.</summary>
    /// <param name="name">Name that it had before; null for one that has always had its name.</param>
    public static List<Input<Alias>> Alias(string? name) => name is null ? [] : [new Alias { Name = name }];

    /// <summary>Options of a component.</summary>
    /// <param name="options">Its options.</param>
    /// <param name="name">Name that it had before; null for one that has always had its name.</param>
    public static ComponentResourceOptions Add(ComponentResourceOptions? options, string? name)
    {
        options ??= new();
        options.Aliases = [.. options.Aliases, .. Alias(name)];
        return options;
    }
}
