namespace RocketMQ.Model.Topology;

/// <summary>When a message counts as written; RocketMQ's <c>flushDiskType</c>.</summary>
public enum FlushDiskType
{
    /// <summary>Acknowledged from the page cache; a power loss loses up to 500 ms (see rocketmq-operations, 4.5).</summary>
    AsyncFlush,

    /// <summary>Acknowledged once it is on the disk.</summary>
    SyncFlush,
}
