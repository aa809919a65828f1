namespace RocketMQ.Model.Rendering;

/// <summary>What an instance's <c>jvm.options</c> is made from.</summary>
internal sealed record JvmOptionsInput
{
    internal required string Instance { get; init; }

    internal required bool IsBroker { get; init; }

    /// <summary>True: RocketMQ 5.0 or later.</summary>
    internal required bool Is5 { get; init; }

    internal int? HeapMiB { get; init; }

    internal int? HeapPercent { get; init; }

    /// <summary>Bound of direct memory, in MiB; null: Java's own, as much as the heap.</summary>
    internal int? DirectMiB { get; init; }

    internal required bool PreTouch { get; init; }

    /// <summary>Folder of the logs.</summary>
    internal required string Logs { get; init; }

    /// <summary>Folder of the store, or of the name server's data.</summary>
    internal required string Data { get; init; }

    /// <summary>Folder that RocketMQ takes for its home.</summary>
    internal required string Home { get; init; }

    internal required string LogbackFile { get; init; }

    /// <summary>A person's own options.</summary>
    internal required IReadOnlyList<string> Own { get; init; }
}
