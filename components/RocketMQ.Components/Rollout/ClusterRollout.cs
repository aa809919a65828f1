using Pulumi;
using Pulumi.Command.Remote;
using RocketMQ.Components.Remote;
using RocketMQ.Model.Rendering;
using RocketMQ.Model.Topology;

namespace RocketMQ.Components.Rollout;

/// <summary>
/// The roll: one step an instance, each after the one before, in the plan's order (name servers, slaves, masters). At creation they do nothing; on a
/// change each restarts its instance if that no longer runs its wanted configuration. The chain is what keeps two copies of the same data from being
/// down at once, and the first step that fails ends it. The check of the whole cluster is its last link and runs after every run of any other.
/// </summary>
internal sealed class ClusterRollout : ComponentResource
{
    public ClusterRollout(string name, string prefix, ClusterPlan plan, IReadOnlyList<InstanceChain> chains, IReadOnlyDictionary<string, HostAccess> access, ComponentResourceOptions options)
        : base("rocketmq:index:Rollout", name, options)
    {
        var rolls = new List<Command>();
        var chainOf = chains.ToDictionary(c => (object)c.Instance, ReferenceEqualityComparer.Instance);
        foreach (var instance in plan.RolloutOrder.Where(i => !i.Host.Lost))
        {
            rolls.Add(InstanceStep.Roll(this, $"{prefix}-{InstanceNames.Of(instance)}", plan, chainOf[instance], access[instance.Host.Name], rolls.TakeLast(1),
                InstanceNames.FormerOf(instance, prefix)));
        }

        var checker = Checker(plan);
        Verified = new HostStep
        {
            Name = $"{prefix}-verify",
            ShowsProgress = true,
            Access = access[checker.Name],
            Create = Output.Tuple(access[checker.Name].OwnerWord, Output.All(rolls.Select(r => (Input<string>)r.Stdout)))
                .Apply(t => StepLine.FromKit(checker, "verify", plan.Spec.Name, plan.Spec.StartTimeoutSeconds + 60, t.Item1, StepToken.Create(t.Item2))),
            Stdin = StepInputs.Verify(plan).ToString(),
        }.Make(this, rolls.TakeLast(1));
        RegisterOutputs();
    }

    /// <summary>The check of the whole cluster, or of the part of it that this deployment holds.</summary>
    public Command Verified { get; }

    /// <summary>The host that runs the check.</summary>
    private static HostSpec Checker(ClusterPlan plan)
    {
        if (plan.NameServersAsked.Count == 0)
        {
            throw new RunException(
                "cluster.nameServers: every name server is on a host that is marked lost; give the cluster a name server on a host that is there.");
        }

        return plan.Checker
            ?? throw new RunException(
                "cluster.brokerGroups: every broker is on a host that is marked lost; give this part of the cluster a broker on a host that is there.");
    }
}
