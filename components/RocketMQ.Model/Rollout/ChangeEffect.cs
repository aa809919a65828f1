namespace RocketMQ.Model.Rollout;

/// <summary>What a changed line does to the process whose file it is in.</summary>
public enum ChangeEffect
{
    /// <summary>It is given to the running process.</summary>
    Hot,

    /// <summary>The process is restarted.</summary>
    Restart,
}
