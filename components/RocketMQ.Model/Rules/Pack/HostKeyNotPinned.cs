namespace RocketMQ.Model.Rules.Pack;

internal sealed class HostKeyNotPinned : IRule
{
    public string Id => "RMQ030";

    public string Title => "A host key is not pinned";

    public Severity Severity => Severity.Warning;

    public string Why => "Without hostKey any machine that answers at the address is trusted: it gets the log-in, the configuration and the role of the host.";

    public string Repair => "Read the key on the host itself (cat /etc/ssh/ssh_host_ed25519_key.pub) and write its type and the key to hostKey.";

    public IEnumerable<Violation> Check(RuleContext context) =>
        from host in context.HostsAreOurs ? [] : context.Spec.Hosts
        where string.IsNullOrWhiteSpace(host.HostKey) && !host.Lost
        select new Violation($"hosts.nodes.{host.Name}.hostKey", $"Any machine at {host.SshAddress ?? host.Address} would be taken for {host.Name}.");
}
