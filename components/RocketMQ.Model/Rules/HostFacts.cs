namespace RocketMQ.Model.Rules;

/// <summary>What was seen on a host by its check (check.sh); null where it was not looked at.</summary>
public sealed record HostFacts
{
    /// <summary>Seconds by which the host's clock is ahead of the one that runs the deployment; negative when behind.</summary>
    public int? ClockOffsetSeconds { get; init; }

    /// <summary>Swap space in use or available, in MiB.</summary>
    public int? SwapMiB { get; init; }

    /// <summary>Transparent huge pages: always, madvise or never.</summary>
    public string? TransparentHugePages { get; init; }

    /// <summary>vm.max_map_count.</summary>
    public int? MaxMapCount { get; init; }

    /// <summary>Open files a unit may have.</summary>
    public int? OpenFiles { get; init; }
}
