using Pulumi;
using RocketMQ.Model.Configuration;
using RocketMQ.Model.Rules;
using RocketMQ.Model.Topology;

namespace Infra;

/// <summary>
/// Name servers of another stack (<c>cluster.nameServersFrom</c>), read from its outputs in previews and real runs alike: a saved plan holds only when both
/// read the same resources.
/// </summary>
internal static class OutsideNameServers
{
    private const string Field = "cluster.nameServersFrom";

    /// <summary>Reads them.</summary>
    /// <param name="spec">The description.</param>
    /// <returns>
    /// The description with the addresses that the other stack has, as it is where none is named; and what is wrong: there is no such stack, it has no name
    /// servers, or it holds another cluster.
    /// </returns>
    public static async Task<(ClusterSpec Spec, IReadOnlyList<Finding> Findings)> ReadAsync(ClusterSpec spec)
    {
        if (spec.NameServersFrom is not { } from) return (spec, []);
        var name = StackNames.InFull(from, LastUp.Here);
        if (name == LastUp.Here)
        {
            const string repair = "Name the stack that has the name servers; where they are this stack's own, give nameServers instead.";
            return (spec, [new(CfgIds.Conflict, Severity.Error, Field, $"{from} is this stack itself.", repair)]);
        }

        try
        {
            // The engine reports a stack that it does not know by itself, under the name of this resource, and ends the run: so it is that of the field.
            var other = new StackReference(Field, new StackReferenceArgs { Name = name });
            var clients = Entries(await TextAsync(other, StackOutputs.NameServers));
            var inside = Entries(await TextAsync(other, StackOutputs.InnerNameServers));
            var read = spec with
            {
                OutsideNameServers = inside.Length > 0 ? inside : clients,
                OutsideClientNameServers = clients,
                LostNameServers = Entries(await TextAsync(other, StackOutputs.LostNameServers)),
            };
            return Problem(read, name, await TextAsync(other, StackOutputs.Cluster)) is { } problem
                ? (spec, [problem])
                // What another stack's output holds is judged like what a person writes.
                : (read, [.. TopologyChecker.Check(read).Where(f => f.Path == Field)]);
        }
        catch (Exception e)
        {
            return (spec, [Missing($"The outputs of stack {name} cannot be read: {e.Message.TrimEnd('.')}.",
                "Name a stack of this backend as organization/project/stack (`pulumi stack ls --all` lists them), and run `pulumi up` in it first.")]);
        }
    }

    private static Finding? Problem(ClusterSpec read, string stack, string? cluster)
    {
        if (read.OutsideNameServers.Count == 0)
        {
            return Missing($"Stack {stack} has no output {StackOutputs.NameServers}: nothing of it runs.", $"Run `pulumi up` in it first: `pulumi up --stack {stack}`.");
        }

        if (cluster is null)
        {
            return Missing($"Stack {stack} has no output {StackOutputs.Cluster}: its last `up` was made by an older version of this program.",
                $"Run `pulumi up` in it once more: `pulumi up --stack {stack}`.");
        }

        return cluster == read.Name ? null : new(CfgIds.Conflict, Severity.Error, "cluster.name",
            $"cluster.name is {read.Name}, but the name servers of stack {stack} are those of cluster {cluster}: clients would see two clusters.",
            $"Set cluster.name: {cluster}, or name the stack of the right cluster in nameServersFrom.");
    }

    private static async Task<string?> TextAsync(StackReference other, string output) => (await other.GetOutputDetailsAsync(output)).Value as string;

    private static string[] Entries(string? list) => (list ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries);

    private static Finding Missing(string message, string repair) => new(CfgIds.Local, Severity.Error, Field, message, repair);
}
