using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Rules.Pack;

internal sealed class HostKeyNotPinned : IRule
{
    public string Id => "RMQ030";

    public string Title => "A host key is not pinned";

    public Severity Severity => Severity.Warning;

    public string Why => "Without hostKey any machine that answers at the address is trusted: it gets the log-in, the configuration and the role of the host.";

    public string Repair => "Read the key on the host itself (cat /etc/ssh/ssh_host_ed25519_key.pub) and write its type and the key to hostKey.";

    public IEnumerable<Violation> Check(RuleContext context)
    {
        HostSpec[] hosts = context.HostsAreOurs ? [] : [.. context.Spec.Hosts.Where(h => !h.Lost)];
        return hosts.Where(h => string.IsNullOrWhiteSpace(h.HostKey))
            .Select(h => new Violation($"hosts.nodes.{h.Name}.hostKey", $"Any machine at {h.SshAddress ?? h.Address} would be taken for {h.Name}."))
            .Concat(hosts.Select(h => h.Bastion).OfType<BastionSpec>().Where(b => string.IsNullOrWhiteSpace(b.HostKey)).DistinctBy(b => b.Field)
                .Select(b => new Violation($"{b.Field}.hostKey", $"Any machine at {b.Address} would be taken for the bastion.")));
    }
}
