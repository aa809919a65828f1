using Pulumi;
using RocketMQ.Model.Topology;

namespace RocketMQ.Components.Remote;

/// <summary>
/// Aliases of resources whose names hold the name of a host, for a host that gets another name: with them the engine sees the same resource, and nothing
/// of it is created, deleted or replaced.
/// </summary>
internal static class FormerName
{
    /// <summary>Name that a part of a host had while the host had another name.</summary>
    /// <param name="host">The host.</param>
    /// <param name="prefix">What stands before the host's name.</param>
    /// <param name="part">What stands after it, with its dash.</param>
    /// <returns>The name; null where the host was never called otherwise.</returns>
    public static string? OfHost(HostSpec host, string prefix, string part = "") => host.RenamedFrom is { } old ? $"{prefix}-{old}{part}" : null;

    /// <summary>Name that a step had.</summary>
    /// <param name="of">Name that what it belongs to had; null for what has always had its name.</param>
    /// <param name="step">The step.</param>
    public static string? OfStep(string? of, string step) => of is null ? null : $"{of}-{step}";

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
