namespace RocketMQ.Model.Catalog;

/// <summary>What a change of a key needs before it takes effect.</summary>
public enum KeyEffect
{
    /// <summary>The process is restarted. The default: nothing else has been shown.</summary>
    Restart,

    /// <summary>Applied to the running process (request code 25), seen to work on a real broker.</summary>
    Hot,
}
