namespace RocketMQ.Model.Report;

/// <summary>How bad a finding is, in the words of the texts.</summary>
public enum ReportedSeverity
{
    /// <summary>Worth knowing.</summary>
    Note,

    /// <summary>A risk.</summary>
    Warning,

    /// <summary>The stack is refused.</summary>
    Error,
}
