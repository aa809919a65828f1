namespace RocketMQ.Model.Rendering;

/// <summary>What an instance's unit is made from.</summary>
internal sealed record UnitInput
{
    internal required string Instance { get; init; }

    internal required string Description { get; init; }

    internal required bool IsBroker { get; init; }

    internal required string MainClass { get; init; }

    /// <summary>Folder of the unpacked release.</summary>
    internal required string Release { get; init; }

    /// <summary>Folder of the configuration.</summary>
    internal required string Config { get; init; }

    internal required string ConfFile { get; init; }

    /// <summary>Folder of the store, or of the name server's data.</summary>
    internal required string Data { get; init; }

    /// <summary>Folders it may write.</summary>
    internal required IReadOnlyList<string> Writable { get; init; }
}
