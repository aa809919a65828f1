namespace RocketMQ.Model.Preflight;

/// <summary>How a check of a host went.</summary>
public enum HostCheckStatus
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>A risk; the host is used.</summary>
    Warn,

    /// <summary>The host is refused.</summary>
    Fail,
}
