namespace RocketMQ.Model.Rules;

/// <summary>How bad a finding is.</summary>
public enum Severity
{
    /// <summary>Worth knowing; changes nothing.</summary>
    Info,

    /// <summary>A risk; an error in a production stack.</summary>
    Warning,

    /// <summary>The stack is refused.</summary>
    Error,
}
