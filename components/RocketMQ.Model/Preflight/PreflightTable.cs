using System.Text;
using System.Text.Json;
using RocketMQ.Model.Configuration;
using RocketMQ.Model.Rules;

namespace RocketMQ.Model.Preflight;

/// <summary>
/// The hosts' checks as one table, host by check, and as findings, which say what to do about each that did not go well.
/// </summary>
public static class PreflightTable
{
    /// <summary>Reads the JSON line that the check prints.</summary>
    /// <param name="host">Name of the host.</param>
    /// <param name="output">Standard output of the check.</param>
    /// <param name="exitCode">Its exit code: what ended with 0 has passed, whatever was printed around it.</param>
    /// <returns>The report; one that says so when the check did not pass and the output is no such line.</returns>
    /// <param name="error">Its standard error, whose last line is the reason where the output has none.</param>
    /// <param name="sent">When its input was sent, by the clock of this machine. Default: not known.</param>
    /// <param name="received">When its answer was complete. Default: not known.</param>
    public static HostReport Read(string host, string output, int exitCode, string error, DateTimeOffset? sent = null, DateTimeOffset? received = null)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(error);
        try
        {
            using var document = JsonDocument.Parse(output.Trim().Split('\n')[^1]);
            var facts = document.RootElement.TryGetProperty("facts", out var found) ? found : default;
            HostCheckRow[] rows = [.. document.RootElement.GetProperty("checks").EnumerateArray().Select(Row)];
            return new HostReport(host, rows, null)
            {
                Clock = Clock(facts, sent, received),
                Stores = Stores(facts),
                Problem = rows.FirstOrDefault(r => r is { Id: HostClaim.Check, Status: HostCheckStatus.Fail }) is { } foreign
                    ? new Finding(CfgIds.ForeignHost, Severity.Error, $"hosts.nodes.{host}", $"{foreign.Saw}.", foreign.Repair)
                    : null,
            };
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return exitCode == 0 ? new HostReport(host, [], null)
                : SudoRefusal.Find(host, error) is { } refused ? new HostReport(host, [], refused.Message) { Problem = refused }
                : new HostReport(host, [], $"the check ended with {exitCode} and gave no readable answer{Reason(error)}");
        }
    }

    private static string Reason(string error) => error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is [.., var last] ? ": " + last : "";

    /// <summary>What was seen and no rule reports: a host that could not be asked, or could not be used, is an error, a risk is a warning.</summary>
    /// <param name="reports">A report a host.</param>
    /// <returns>In the order of the hosts.</returns>
    public static IReadOnlyList<Finding> Findings(IReadOnlyList<HostReport> reports)
    {
        ArgumentNullException.ThrowIfNull(reports);
        // A bastion that does not answer is one fault, however many hosts are behind it.
        return [.. reports.SelectMany(Findings).Distinct()];
    }

    private static IEnumerable<Finding> Findings(HostReport report)
    {
        var field = $"hosts.nodes.{report.Host}";
        if (report.Problem is { } problem)
        {
            yield return problem;
        }
        else if (report.Unreachable is { } reason)
        {
            yield return new(CfgIds.HostCheck, Severity.Error, field, $"{reason}.", "Check that the host runs, that its SSH port is reachable from here, and user, key and hostKey in rocketmq:hosts.");
        }

        foreach (var check in report.Checks.Where(c => c.Status is HostCheckStatus.Warn or HostCheckStatus.Fail && c.Rule is null && !IsClaimed(c)))
        {
            yield return new(CfgIds.HostCheck, check.Status == HostCheckStatus.Fail ? Severity.Error : Severity.Warning, field, Sentence($"{check.Id}: {check.Saw}"), Sentence(check.Repair));
        }
    }

    /// <summary>A host of another deployment: <see cref="HostReport.Problem"/> says so.</summary>
    private static bool IsClaimed(HostCheckRow check) => check is { Id: HostClaim.Check, Status: HostCheckStatus.Fail };

    private static string Sentence(string text) => text.TrimEnd('.') + ".";

    /// <summary>The table.</summary>
    /// <param name="reports">A report a host.</param>
    public static string Of(IReadOnlyList<HostReport> reports)
    {
        ArgumentNullException.ThrowIfNull(reports);
        var ids = reports.SelectMany(r => r.Checks).Select(c => c.Id).Distinct(StringComparer.Ordinal).ToList();
        var hostWidth = reports.Select(r => r.Host.Length).Append("host".Length).Max();
        var text = new StringBuilder("host".PadRight(hostWidth));
        foreach (var id in ids) text.Append("  ").Append(id);
        foreach (var report in reports)
        {
            text.Append('\n').Append(report.Host.PadRight(hostWidth));
            if (report.Unreachable is not null) text.Append("  fail: not reached");
            else foreach (var id in ids) text.Append("  ").Append(Cell(report, id).PadRight(id.Length));
        }

        return string.Join('\n', text.ToString().Split('\n').Select(l => l.TrimEnd()));
    }

    private static string Cell(HostReport report, string id) =>
        report.Checks.FirstOrDefault(c => c.Id == id) is { } check ? Word(check.Status).TrimEnd() : "-";

    private static string Word(HostCheckStatus status) => status switch
    {
        HostCheckStatus.Ok => "ok  ",
        HostCheckStatus.Off => "off ",
        HostCheckStatus.Warn => "warn",
        _ => "fail",
    };

    private static Dictionary<string, StoreState> Stores(JsonElement facts) => facts.ValueKind == JsonValueKind.Object && facts.TryGetProperty("stores", out var stores)
        ? stores.EnumerateArray().ToDictionary(s => s.GetProperty("path").GetString()!, s => new StoreState(s.GetProperty("holds").GetBoolean(), s.GetProperty("runs").GetBoolean()), StringComparer.Ordinal)
        : [];

    private static ClockWindow? Clock(JsonElement facts, DateTimeOffset? sent, DateTimeOffset? received)
    {
        return facts.ValueKind == JsonValueKind.Object && sent is { } first && received is { } last
            && Milliseconds("clockBegin") is { } begin && Milliseconds("clockEnd") is { } end
            ? new ClockWindow((end - last.ToUnixTimeMilliseconds()) / 1000.0, (begin - first.ToUnixTimeMilliseconds()) / 1000.0)
            : null;

        long? Milliseconds(string name) => facts.TryGetProperty(name, out var value) && value.TryGetInt64(out var number) ? number : null;
    }

    private static HostCheckRow Row(JsonElement row) => new(
        row.GetProperty("id").GetString()!,
        row.GetProperty("status").GetString() switch { "ok" => HostCheckStatus.Ok, "off" => HostCheckStatus.Off, "warn" => HostCheckStatus.Warn, _ => HostCheckStatus.Fail },
        row.GetProperty("saw").GetString()!,
        row.GetProperty("repair").GetString()!,
        row.TryGetProperty("rule", out var rule) ? rule.GetString() : null);
}
