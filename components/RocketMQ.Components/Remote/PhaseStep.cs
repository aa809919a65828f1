using Pulumi;

namespace RocketMQ.Components.Remote;

/// <summary>
/// The end of a phase: what comes after it depends on this one resource. Without it each resource of a phase would name all of the phase before, and the
/// state of a stack would grow with the square of its hosts.
/// </summary>
internal static class PhaseStep
{
    /// <summary>Creates it.</summary>
    /// <param name="name">Resource name.</param>
    /// <param name="parent">Parent resource.</param>
    /// <param name="phase">The steps that must have succeeded.</param>
    public static Resource Create(string name, Resource parent, IEnumerable<Resource> phase) =>
        LocalStep.Create(name, "exit 0", null, new() { Parent = parent, DependsOn = phase.ToArray() });
}
