namespace RocketMQ.Model.Preflight;

/// <summary>How a check of a host went.</summary>
public enum HostCheckStatus
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>It breaks a rule that is switched off; the host is used.</summary>
    Off,

    /// <summary>A risk; the host is used.</summary>
    Warn,

    /// <summary>The host is refused.</summary>
    Fail,
}
