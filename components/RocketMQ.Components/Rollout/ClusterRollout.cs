using Pulumi;
using RocketMQ.Components.Remote;
using RocketMQ.Model.Rendering;

namespace RocketMQ.Components.Rollout;

/// <summary>
/// The roll: one step an instance, each after the one before, in the plan's order (name servers, slaves, masters). At creation each only
/// proves health; on a change it restarts what no longer runs its wanted configuration. The chain is what keeps two copies of the same
/// data from being down at once, and the first step that fails ends it. The proof of the whole cluster is its last link.
/// </summary>
internal sealed class ClusterRollout : ComponentResource
{
    public ClusterRollout(string name, string prefix, ClusterPlan plan, IReadOnlyDictionary<string, HostAccess> access, ComponentResourceOptions options)
        : base("rocketmq:index:Rollout", name, options)
    {
        Resource? previous = null;
        foreach (var instance in plan.RolloutOrder.Where(i => !i.Host.Lost))
        {
            previous = InstanceStep.Roll(this, $"{prefix}-{InstanceNames.Of(instance)}", plan, instance, access[instance.Host.Name], previous is null ? [] : [previous]);
        }

        if (plan.NameServers.FirstOrDefault(n => !n.Host.Lost)?.Host is not { } prover)
        {
            throw new RunException("cluster.nameServers: every name server is on a host that is marked lost; give the cluster a name server on a host that is there.");
        }

        new HostStep
        {
            Name = $"{prefix}-verify",
            Access = access[prover.Name],
            Create = StepLine.FromKit(prover, "verify", plan.Spec.Name, plan.Spec.StartTimeoutSeconds + 60),
            Stdin = StepInputs.Verify(plan).ToString(),
        }.Make(this, previous is null ? [] : [previous]);
        RegisterOutputs();
    }
}
