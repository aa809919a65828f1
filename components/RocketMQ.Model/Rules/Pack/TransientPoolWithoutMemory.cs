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
        let allowed = MemoryNeed.MaxDirectMiB(broker.JvmOptions)
        where pool > 0 && allowed <= pool
        let own = Options(broker)
        select new Violation(
            own.Path,
            $"{broker.Name}: the pool takes {pool} MiB, its -XX:MaxDirectMemorySize allows {allowed} MiB.",
            own.Options.Count > 0 ? null : $"Remove that option, or write -XX:MaxDirectMemorySize={pool + 1024}m.")
        {
            Fixes = [.. Enumerable.Range(0, own.Options.Count).Reverse().Where(i => MemoryNeed.MaxDirectMiB([own.Options[i]]) is not null)
                .Select(i => Fix.Remove($"{own.Path}[{i}]"))],
            Or = own.Options.Count > 0 ? $"Or write -XX:MaxDirectMemorySize={pool + 1024}m." : "",
        };

    // The place that counts is the last one that has the option.
    private static (string Path, IReadOnlyList<string> Options) Options(BrokerNode broker) =>
        MemoryNeed.MaxDirectMiB(broker.Spec.JvmOptions) is not null ? ($"{broker.Path}.jvmOptions", broker.Spec.JvmOptions)
        : MemoryNeed.MaxDirectMiB(broker.Group.JvmOptions) is not null ? ($"{NodeReader.PathOf(broker.Group)}.jvmOptions", broker.Group.JvmOptions)
        : ("cluster.jvmOptions.broker", []);
}
