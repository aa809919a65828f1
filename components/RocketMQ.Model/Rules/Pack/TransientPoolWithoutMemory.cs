namespace RocketMQ.Model.Rules.Pack;

internal sealed class TransientPoolWithoutMemory : IRule
{
    public string Id => "RMQ039";

    public string Title => "Less direct memory allowed than transientStorePoolEnable takes";

    public Severity Severity => Severity.Error;

    public string Why => "The pool takes transientStorePoolSize times mappedFileSizeCommitLog (5 GiB by default) of direct memory at start; a broker that cannot get it does not start. The plan allows what the pool takes and as much again as the heap, unless a MaxDirectMemorySize of your own says less: the last of two options wins.";

    public string Repair => "Remove the JVM option -XX:MaxDirectMemorySize, or give it more than the pool.";

    public IEnumerable<Violation> Check(RuleContext context) =>
        from broker in context.Brokers
        let pool = MemoryNeed.TransientPoolMiB(context, broker)
        let allowed = MemoryNeed.MaxDirectMiB(broker.Spec.JvmOptions)
        where pool > 0 && allowed <= pool
        select new Violation($"{broker.Path}.jvmOptions", $"{broker.Name}: the pool takes {pool} MiB, its -XX:MaxDirectMemorySize allows {allowed} MiB.")
        {
            Fixes = [.. Enumerable.Range(0, broker.Spec.JvmOptions.Count).Reverse().Where(i => MemoryNeed.MaxDirectMiB([broker.Spec.JvmOptions[i]]) is not null)
                .Select(i => Fix.Remove($"{broker.Path}.jvmOptions[{i}]"))],
            Or = $"Or write -XX:MaxDirectMemorySize={pool + 1024}m.",
        };
}
