namespace RocketMQ.Model.Rules.Pack;

internal sealed class ClockOff : HostRule
{
    public override string Id => "RMQ040";

    public override string Title => "A host's clock is off";

    public override Severity Severity => Severity.Error;

    public override string Why => "Messages carry the broker's time: delays, transactions, deletion of old files and searches by time go wrong with the clock. The hosts' check looks at it in up, and in preview where preflight says so.";

    public override string Repair => "Let chrony or systemd-timesyncd keep the clock of the host.";
}
