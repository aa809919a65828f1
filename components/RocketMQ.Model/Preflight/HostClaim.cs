using RocketMQ.Model.Configuration;
using RocketMQ.Model.Rules;

namespace RocketMQ.Model.Preflight;

/// <summary>
/// The claim that a host bears, as prepare.sh writes it: whose host it is. Every script that changes something compares it; a run that is to change something
/// compares it on all hosts before it changes any.
/// </summary>
public static class HostClaim
{
    /// <summary>Where a host bears it. Readable by everybody, so no root is needed to look.</summary>
    public const string File = "/etc/rocketmq-steps.owner";

    /// <summary>What the row <c>owner</c> of a host's check says of a host without a claim.</summary>
    public const string Nobody = "claimed by nobody";

    /// <summary>Compares a claim with who asks.</summary>
    /// <param name="host">Name of the host.</param>
    /// <param name="text">The claim's file; empty where there is none.</param>
    /// <param name="owner">Number of the deployment that asks.</param>
    /// <param name="takeOver">Number of the deployment whose hosts are taken over; null: none.</param>
    /// <returns>The report of the one check <c>owner</c>; with a <see cref="HostReport.Problem"/> where the host is another's.</returns>
    public static HostReport Compare(string host, string text, string owner, string? takeOver)
    {
        ArgumentNullException.ThrowIfNull(text);
        // As the scripts read it: of two lines the last counts. A log-in shell may print more than the file holds.
        var lines = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n').Select(l => l.Trim().Split('=', 2)).Where(l => l.Length == 2)) lines[line[0]] = line[1];
        var (id, stack) = (Part("id"), Part("stack"));
        if (id.Length == 0 || id == owner || id == takeOver)
        {
            return new(host, [new("owner", HostCheckStatus.Ok, id.Length == 0 ? Nobody : $"claimed by {id} ({stack})", "")], null);
        }

        var saw = $"this host belongs to another deployment: {id}, stack {Known(stack)}, claimed by {Known(Part("user"))} at {Known(Part("since"))}";
        var repair = $"Take this host out of that stack (pulumi destroy there), or give this one other hosts; only if that stack's state is lost: pulumi config set --path rocketmq:hosts.takeOver {id}, then pulumi up.";
        return new(host, [new("owner", HostCheckStatus.Fail, saw, repair)], null)
        {
            Problem = new Finding(CfgIds.ForeignHost, Severity.Error, $"hosts.nodes.{host}", $"{saw}.", repair),
        };

        string Part(string name) => lines.GetValueOrDefault(name, "");
        static string Known(string part) => part.Length == 0 ? "unknown" : part;
    }
}
