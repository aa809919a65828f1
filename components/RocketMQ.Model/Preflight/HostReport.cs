using RocketMQ.Model.Rules;

namespace RocketMQ.Model.Preflight;

/// <summary>What looking at one host came to.</summary>
/// <param name="Host">Name of the host.</param>
/// <param name="Checks">A row a check; empty when the host could not be asked.</param>
/// <param name="Unreachable">Why it could not be asked; null when it was.</param>
public sealed record HostReport(string Host, IReadOnlyList<HostCheckRow> Checks, string? Unreachable)
{
    /// <summary>The same as <see cref="Unreachable"/> with the field of the configuration and the repair; null where there is none.</summary>
    public Finding? Problem { get; init; }

    /// <summary>Stores of brokers with copies on it: path → what it is like. Default none.</summary>
    public IReadOnlyDictionary<string, StoreState> Stores { get; init; } = new Dictionary<string, StoreState>();

    /// <summary>How its clock stands to the one of the machine that runs Pulumi. Default null: not known.</summary>
    public ClockWindow? Clock { get; init; }

    /// <summary>True when this host would be refused.</summary>
    public bool Failed => Unreachable is not null || Checks.Any(c => c.Status == HostCheckStatus.Fail);
}
