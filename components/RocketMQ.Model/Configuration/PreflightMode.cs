namespace RocketMQ.Model.Configuration;

/// <summary>When the hosts are looked at; <c>rocketmq:preflight</c>.</summary>
public enum PreflightMode
{
    /// <summary>In <c>up</c>, as its first step.</summary>
    Up,

    /// <summary>Also in <c>preview</c>, read-only.</summary>
    Preview,

    /// <summary>Never.</summary>
    Off,
}
