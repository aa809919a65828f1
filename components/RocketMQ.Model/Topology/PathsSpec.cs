namespace RocketMQ.Model.Topology;

/// <summary>Root folders on the hosts. All absolute.</summary>
public sealed record PathsSpec
{
    /// <summary>Where releases are unpacked, as <c>rocketmq-{version}</c>. Default /usr/local.</summary>
    public string Release { get; init; } = "/usr/local";

    /// <summary>Configuration, a folder an instance. Default /etc/rocketmq.</summary>
    public string Config { get; init; } = "/etc/rocketmq";

    /// <summary>Stores, a folder an instance; outside the release so that upgrades keep them. Default /var/lib/rocketmq.</summary>
    public string Store { get; init; } = "/var/lib/rocketmq";

    /// <summary>Logs, a folder an instance. Default /var/log/rocketmq.</summary>
    public string Logs { get; init; } = "/var/log/rocketmq";
}
