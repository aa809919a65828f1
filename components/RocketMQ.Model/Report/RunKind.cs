namespace RocketMQ.Model.Report;

/// <summary>What kind of run wrote a report.</summary>
public enum RunKind
{
    /// <summary>Nothing was to be changed.</summary>
    Preview,

    /// <summary>A real run.</summary>
    Up,
}
