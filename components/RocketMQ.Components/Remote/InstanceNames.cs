using RocketMQ.Model.Rendering;

namespace RocketMQ.Components.Remote;

/// <summary>How instances are called in resource names.</summary>
internal static class InstanceNames
{
    /// <summary>A broker by its own name, which is unique in a cluster; a name server by its host's.</summary>
    public static string Of(InstancePlan instance) =>
        instance.Kind == InstanceKind.NameServer ? $"namesrv-{instance.Host.Name}" : instance.Name;

    /// <summary>Name that its resource had while its host had another one; null where it was never called otherwise.</summary>
    public static string? FormerOf(InstancePlan instance, string prefix) =>
        instance.Kind == InstanceKind.NameServer ? FormerName.OfHost(instance.Host, $"{prefix}-namesrv") : null;
}
