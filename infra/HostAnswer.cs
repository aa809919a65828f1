namespace Infra;

/// <summary>What a command answered, on a host or on this machine.</summary>
/// <param name="Output">Its standard output.</param>
/// <param name="Error">Its standard error.</param>
/// <param name="ExitCode">Its exit code; -1 where a signal ended it.</param>
internal sealed record HostAnswer(string Output, string Error, int ExitCode)
{
    /// <summary>Gets when its input was sent, by this machine's clock. Default null: not noted.</summary>
    public DateTimeOffset? Sent { get; init; }
}
