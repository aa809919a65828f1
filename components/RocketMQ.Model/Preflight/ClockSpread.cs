using System.Globalization;
using RocketMQ.Model.Rules;

namespace RocketMQ.Model.Preflight;

/// <summary>Compares the clocks of all hosts that were looked at.</summary>
public static class ClockSpread
{
    /// <summary>Id of its row in a report.</summary>
    public const string Check = "clocks";

    /// <summary>Id of the rule that says how bad it is.</summary>
    public const string Rule = "RMQ062";

    private const double Tolerance = 1;

    /// <summary>Adds a row to the report of each host whose clock is more than a second from the middle one.</summary>
    /// <param name="reports">A report a host.</param>
    /// <param name="severity">Severity of the rule; null where it is switched off.</param>
    /// <returns>The reports, in their order.</returns>
    public static IReadOnlyList<HostReport> Compare(IReadOnlyList<HostReport> reports, Severity? severity)
    {
        ArgumentNullException.ThrowIfNull(reports);
        var clocks = reports.Where(r => r.Clock is not null).OrderBy(r => r.Clock!.Value.Middle).ToList();
        if (clocks.Count < 2)
        {
            return reports;
        }

        // Of two hosts neither is in the middle: the one with the later clock is compared with the other.
        var middle = clocks[(clocks.Count - 1) / 2];
        return [.. reports.Select(r => r.Clock?.Beyond(middle.Clock!.Value) is { } gap && Math.Abs(gap) > Tolerance ? With(r, middle.Host, gap, severity) : r)];
    }

    private static HostReport With(HostReport report, string other, double gap, Severity? severity)
    {
        var status = severity switch { null => HostCheckStatus.Off, Severity.Error => HostCheckStatus.Fail, _ => HostCheckStatus.Warn };
        var text = string.Create(CultureInfo.InvariantCulture, $"the clock is {Math.Abs(gap):0.0} s {(gap > 0 ? "ahead of" : "behind")} that of {other}");
        return report with { Checks = [.. report.Checks, new(Check, status, text, "let both take the time from the same source (chrony, or timedatectl set-ntp true)", Rule)] };
    }
}
