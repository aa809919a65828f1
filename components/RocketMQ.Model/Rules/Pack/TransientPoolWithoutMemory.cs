namespace RocketMQ.Model.Rules.Pack;

internal sealed class TransientPoolWithoutMemory : IRule
{
    public string Id => "RMQ039";

    public string Title => "transientStorePoolEnable without the direct memory for it";

    public Severity Severity => Severity.Error;

    public string Why => "The pool takes transientStorePoolSize times mappedFileSizeCommitLog (5 GiB by default) of direct memory at start. The JVM allows as much direct memory as heap unless MaxDirectMemorySize says more; a broker that cannot get it does not start.";

    public string Repair => "Add the JVM option -XX:MaxDirectMemorySize with more than the pool, or make the pool smaller.";

    public IEnumerable<Violation> Check(RuleContext context) =>
        from broker in context.Brokers
        let pool = MemoryNeed.TransientPoolMiB(context, broker)
        let allowed = MemoryNeed.MaxDirectMiB(broker.Spec.JvmOptions) ?? broker.HeapMiB
        where pool > 0 && !(allowed > pool)
        select new Violation($"{broker.Path}.jvmOptions", $"{broker.Name}: the pool takes {pool} MiB, the JVM allows {(allowed is null ? "as much as its heap, which is not known yet" : $"{allowed} MiB")}.", $"Add -XX:MaxDirectMemorySize={pool + 1024}m.");
}
