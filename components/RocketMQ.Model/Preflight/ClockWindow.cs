namespace RocketMQ.Model.Preflight;

/// <summary>Between which bounds a host's clock is ahead of the one that all hosts were compared with. The time on the way makes it a window.</summary>
/// <param name="Low">Seconds, at least; negative where it is behind.</param>
/// <param name="High">Seconds, at most.</param>
public readonly record struct ClockWindow(double Low, double High)
{
    /// <summary>Gets the middle.</summary>
    public double Middle => (Low + High) / 2;

    /// <summary>Returns by how many seconds the clocks differ at the very least; negative where this one is behind, 0 where the windows meet.</summary>
    /// <param name="other">The other one.</param>
    public double Beyond(ClockWindow other) => Low > other.High ? Low - other.High : High < other.Low ? High - other.Low : 0;
}
