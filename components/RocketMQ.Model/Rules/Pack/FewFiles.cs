namespace RocketMQ.Model.Rules.Pack;

internal sealed class FewFiles : HostRule
{
    public override string Id => "RMQ044";

    public override string Title => "Few open files";

    public override Severity Severity => Severity.Warning;

    public override string Why => "Connections and store files are open files; a broker that runs out of them refuses connections. Units ask for 655350; a container or a hard limit may allow less.";

    public override string Repair => "Raise the hard limit of open files on the host (or of the container) to 655350.";
}
