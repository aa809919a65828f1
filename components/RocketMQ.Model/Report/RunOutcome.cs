namespace RocketMQ.Model.Report;

/// <summary>What the checks of a run came to.</summary>
public enum RunOutcome
{
    /// <summary>No error: an <c>up</c> goes on with its steps.</summary>
    Passed,

    /// <summary>Errors were found, and nothing was changed on any host.</summary>
    Refused,

    /// <summary>It ended by something that is no finding.</summary>
    Failed,
}
