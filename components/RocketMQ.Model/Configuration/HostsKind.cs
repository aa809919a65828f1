namespace RocketMQ.Model.Configuration;

/// <summary>Where the hosts come from; <c>rocketmq:hosts.kind</c>.</summary>
public enum HostsKind
{
    /// <summary>Containers on this machine, made by the stack.</summary>
    Docker,

    /// <summary>Given hosts, reached by SSH.</summary>
    Ssh,
}
