using RocketMQ.Model.Rendering;

namespace RocketMQ.Model.Rules.Pack;

/// <summary>Memory of a host against what the instances on it ask for; only hosts whose memory is known.</summary>
internal sealed record HostMemory(string Name, long MemoryMiB, long NeededMiB, bool HasBroker, IReadOnlyList<string> Instances)
{
    public static IEnumerable<HostMemory> All(RuleContext context)
    {
        var brokers = new Dictionary<InstancePlan, BrokerNode>(ReferenceEqualityComparer.Instance);
        foreach (var broker in context.Brokers.Where(b => b.Plan is not null))
        {
            brokers.TryAdd(broker.Plan!, broker);
        }

        foreach (var host in context.Plan.Hosts)
        {
            if (host.Host.MemoryMiB is { } memory)
            {
                var needed = host.Instances.Sum(i => (i.HeapMiB ?? 0) + Direct(context, brokers.GetValueOrDefault(i)));
                yield return new(host.Host.Name, memory, needed, host.Instances.Any(i => i.Kind == InstanceKind.Broker), [.. host.Instances.Select(i => i.Name)]);
            }
        }
    }

    // MaxDirectMemorySize is a limit, the pool is taken for certain: the limit counts where a person gave it, for it says what they reckon with.
    private static long Direct(RuleContext context, BrokerNode? broker) =>
        broker is null ? 0 : Math.Max(MemoryNeed.MaxDirectMiB(broker.JvmOptions) ?? 0, MemoryNeed.TransientPoolMiB(context, broker));
}
