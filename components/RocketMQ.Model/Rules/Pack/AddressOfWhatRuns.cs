using RocketMQ.Model.Rendering;
using RocketMQ.Model.Rollout;

namespace RocketMQ.Model.Rules.Pack;

internal sealed class AddressOfWhatRuns : IRule
{
    public string Id => "RMQ048";

    public string Title => "The address or port of what runs changes";

    public Severity Severity => Severity.Error;

    public string Why => "The roll stops a broker or a name server only while the others are there to take its place, and asks them at the addresses they will have: it finds nobody and refuses. One that did get a new address would be out of sight of everything that still knows the old one.";

    public string Repair => "Set it back. To change it, run pulumi destroy (data stays), change it, and run pulumi up.";

    public RuleScope Scope => RuleScope.LastUp;

    public IEnumerable<Violation> Check(RuleContext context)
    {
        if (context.Running is not { } running) yield break;
        var sizes = running.Instances.Where(i => i.Kind == InstanceKind.Broker).CountBy(i => i.Group).ToDictionary(StringComparer.Ordinal);
        foreach (var broker in context.Brokers)
        {
            // A broker alone in its group is stopped and started again like any other: nothing has to find it meanwhile.
            if (broker.Plan is { } plan && context.Before(broker) is { } before
                && sizes.GetValueOrDefault(before.Group) > 1 && Moved(before, plan) is { } message)
            {
                yield return new($"{broker.Path}.port", message);
            }
        }

        foreach (var plan in context.Plan.NameServers)
        {
            if (context.Before(plan) is { } before && Moved(before, plan) is { } message)
            {
                yield return new($"cluster.nameServers.{plan.Host.Name}.port", message);
            }
        }
    }

    private static string? Moved(RunningInstance before, InstancePlan plan) => before.Host == plan.Host.Name && before.Address != plan.Address && !plan.Host.Lost
        ? $"{before.Name} runs at {before.Address} and would be at {plan.Address}."
        : null;
}
