namespace RocketMQ.Model.Topology;

/// <summary>What destroy removes besides processes, units and settings. Takes effect once an <c>up</c> has stored it.</summary>
public sealed record DestroySpec
{
    /// <summary>True: stores and logs are deleted. Default false (<c>keep</c>).</summary>
    public bool DeleteData { get; init; }

    /// <summary>True: the unpacked release is deleted. Default false (<c>keep</c>).</summary>
    public bool DeleteRelease { get; init; }
}
