namespace RocketMQ.Model.Rules.Pack;

internal sealed class NotReached : HostRule
{
    public override string Id => "RMQ060";

    public override string Title => "A host does not reach another on RocketMQ's ports";

    public override Severity Severity => Severity.Error;

    public override string Why => "A broker that does not reach a name server is not registered there, a slave that does not reach its master's HA port has no copy. The hosts' check connects from one to the other before anything is started: a closed port of a host that is reached answers at once, a firewall does not answer, or says that there is no route.";

    public override string Repair => "Let the hosts of the cluster through to each other's ports (firewalld, nftables, security groups); the finding names both ends.";
}
