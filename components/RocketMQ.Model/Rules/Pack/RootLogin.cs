namespace RocketMQ.Model.Rules.Pack;

internal sealed class RootLogin : IRule
{
    public string Id => "RMQ045";

    public string Title => "Log-in as root";

    public Severity Severity => Severity.Warning;

    public string Why => "With root open to SSH a stolen key is the whole host, and logs cannot tell who did what.";

    public string Repair => "Log in as a user that may run sudo -n (hosts.user, or user of the host), and set PermitRootLogin no.";

    public IEnumerable<Violation> Check(RuleContext context)
    {
        string[] hosts = context.HostsAreOurs ? [] : [.. context.Spec.Hosts.Where(h => h.User == "root" && !h.Lost).Select(h => h.Name)];
        if (hosts.Length > 0)
        {
            yield return new("hosts.user", $"{Words.List(hosts)}: log-in as root{(context.IsDefault("hosts.user") ? ", the default of hosts.user" : "")}.");
        }
    }
}
