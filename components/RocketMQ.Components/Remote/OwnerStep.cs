using Pulumi;
using RocketMQ.Model.Topology;

namespace RocketMQ.Components.Remote;

/// <summary>
/// Draws the number by which a deployment claims its hosts, once: nothing that changes later (the name of the stack, this library) runs it again.
/// </summary>
internal static class OwnerStep
{
    // What is printed becomes words of command lines: other characters than these become underlines.
    private const string Line =
        "read -r stack; printf 's%s %s %s@%s %s' \"$(od -An -N6 -tx1 /dev/urandom | tr -d ' ')\" \"$stack\" \"$(id -un | tr ' ' _)\" \"$(hostname | tr ' ' _)\" \"$(date -u +%Y-%m-%dT%H:%MZ)\""
        + " | tr -c 'A-Za-z0-9._:@/ -' _";

    /// <summary>Creates it.</summary>
    /// <param name="name">Resource name.</param>
    /// <param name="parent">Parent resource.</param>
    /// <returns>The owner; unknown in the first preview of a stack.</returns>
    public static Output<DeploymentOwner> Create(string name, Resource parent)
    {
        var here = Deployment.Instance;
        return LocalStep.Create(name, Line, $"{here.ProjectName}/{here.StackName}\n", new() { Parent = parent, IgnoreChanges = ["create", "stdin"] })
            .Stdout.Apply(DeploymentOwner.Parse);
    }
}
