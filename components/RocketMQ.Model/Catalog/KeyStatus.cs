namespace RocketMQ.Model.Catalog;

/// <summary>What one RocketMQ version does with a key of a configuration file.</summary>
public enum KeyStatus
{
    /// <summary>A setter exists and the value is used.</summary>
    Read,

    /// <summary>Nobody uses the value: an old spelling, a key that was never one, or one that is overwritten at start.</summary>
    Ignored,

    /// <summary>This version does not know the key; another one does.</summary>
    Absent,

    /// <summary>The field exists, but no setter: a file cannot set it.</summary>
    NoSetter,
}
