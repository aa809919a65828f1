using RocketMQ.Components.Remote;

namespace RocketMQ.Components;

/// <summary>What this library is to a host.</summary>
public static class LibraryVersion
{
    /// <summary>
    /// Its version, and a digest of the scripts and templates that it brings to hosts: what two checkouts have in common that do the same there.
    /// </summary>
    public static string Text { get; } = $"{StepKit.Version}+{StepKit.Digest}";
}
