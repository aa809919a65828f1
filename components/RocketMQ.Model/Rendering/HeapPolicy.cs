namespace RocketMQ.Model.Rendering;

/// <summary>
/// How much heap an instance gets where nobody said. Half of a host's memory belongs to the page cache, from which RocketMQ serves
/// messages; of the other half a name server takes a little and the brokers share the rest.
/// </summary>
public static class HeapPolicy
{
    /// <summary>Largest heap of a broker, in MiB: what the stock runbroker.sh gives each broker (more only lengthens collections; messages are not in the heap).</summary>
    public const int BrokerMaxMiB = 8192;

    /// <summary>Smallest heap of a broker in a production stack, in MiB.</summary>
    public const int BrokerMinMiB = 1024;

    /// <summary>Smallest heap of a broker elsewhere, in MiB; brokers with 128 MiB were seen to boot and serve.</summary>
    public const int BrokerDevMinMiB = 256;

    /// <summary>Largest heap of a name server, in MiB; it holds routes only (stock: 4 GiB).</summary>
    public const int NameServerMaxMiB = 1024;

    /// <summary>Smallest heap of a name server, in MiB.</summary>
    public const int NameServerMinMiB = 256;

    /// <summary>What a JVM takes besides heap and direct memory, in MiB: code, metaspace, thread stacks, collector. Rounded up from a 4.7.1 broker of 512 MiB on JDK 17.</summary>
    public const int OverheadMiB = 256;

    private const int NameServerPercent = 6;
    private const int PageCachePercent = 50;
    private const int StepMiB = 64;

    /// <summary>Heap of a name server.</summary>
    /// <param name="memoryMiB">Memory of the host, in MiB.</param>
    /// <returns>A sixteenth of it, within <see cref="NameServerMinMiB"/> and <see cref="NameServerMaxMiB"/>; in MiB.</returns>
    public static int NameServerMiB(int memoryMiB) => Math.Clamp(Whole(memoryMiB / 16), NameServerMinMiB, NameServerMaxMiB);

    /// <summary>Heap of each broker of a host.</summary>
    /// <param name="memoryMiB">Memory of the host, in MiB.</param>
    /// <param name="brokers">Brokers on the host, at least 1.</param>
    /// <param name="nameServers">Name servers on the host.</param>
    /// <param name="production">True: never below <see cref="BrokerMinMiB"/>, also where that leaves less than half to the page cache.</param>
    /// <returns>The heap, in MiB; at most <see cref="BrokerMaxMiB"/>.</returns>
    public static int BrokerMiB(int memoryMiB, int brokers, int nameServers, bool production)
    {
        var share = ((memoryMiB / 2) - (nameServers * NameServerMiB(memoryMiB))) / brokers;
        return Math.Clamp(Whole(share), production ? BrokerMinMiB : BrokerDevMinMiB, BrokerMaxMiB);
    }

    /// <summary>Share of a name server where the host's memory is not known.</summary>
    /// <returns>Percent of the host's memory.</returns>
    public static int NameServerShare() => NameServerPercent;

    /// <summary>Share of each broker of a host whose memory is not known; the same split as <see cref="BrokerMiB"/>.</summary>
    /// <param name="brokers">Brokers on the host, at least 1.</param>
    /// <param name="nameServers">Name servers on the host.</param>
    /// <returns>Percent of the host's memory, at least 1.</returns>
    public static int BrokerShare(int brokers, int nameServers) =>
        Math.Max(1, (PageCachePercent - (nameServers * NameServerPercent)) / brokers);

    /// <summary>Value of <c>-XX:MaxRAM</c> that keeps a share below the largest heap, in MiB.</summary>
    /// <param name="percent">The share.</param>
    /// <param name="maxMiB">The largest heap.</param>
    /// <returns>Memory of which <paramref name="percent"/> are <paramref name="maxMiB"/>.</returns>
    public static int MaxRamMiB(int percent, int maxMiB) => maxMiB * 100 / percent;

    /// <summary>Memory a host must have, in MiB, for one instance.</summary>
    /// <param name="heapMiB">Its heap, or null where it is a share.</param>
    /// <param name="percent">The share, where the heap is null.</param>
    /// <param name="minMiB">The smallest heap it may get.</param>
    /// <returns>Heap and overhead; for a share at least what makes the smallest heap of it.</returns>
    public static int NeededMiB(int? heapMiB, int? percent, int minMiB) =>
        heapMiB is { } heap ? heap + OverheadMiB : Math.Max(minMiB + OverheadMiB, minMiB * 100 / (percent ?? 100));

    private static int Whole(int miB) => miB / StepMiB * StepMiB;
}
