namespace RocketMQ.Model.Preflight;

/// <summary>What hosts say of each other's ports.</summary>
public static class ReachCheck
{
    /// <summary>Id of its row in a report.</summary>
    public const string Check = "reach";

    /// <summary>Leaves it out where a host did not answer at all: that is the reason then, and its ports are asked for again once it does.</summary>
    /// <param name="reports">A report a host.</param>
    /// <returns>The reports, in their order.</returns>
    public static IReadOnlyList<HostReport> OfHostsThatAnswer(IReadOnlyList<HostReport> reports)
    {
        ArgumentNullException.ThrowIfNull(reports);
        return reports.All(r => r.Unreachable is null) ? reports : [.. reports.Select(r => r with { Checks = [.. r.Checks.Where(c => c.Id != Check)] })];
    }
}
