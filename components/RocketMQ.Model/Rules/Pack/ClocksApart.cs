namespace RocketMQ.Model.Rules.Pack;

internal sealed class ClocksApart : HostRule
{
    public override string Id => "RMQ062";

    public override string Title => "Clocks of hosts differ";

    public override Severity Severity => Severity.Warning;

    public override string Why => "Messages carry their broker's time: between brokers whose clocks differ, delays, retention and searches by time do not agree, and a log cannot be read beside another. Compared are the clocks of all hosts that were looked at; more than a second is reported.";

    public override string Repair => "Let all hosts take the time from the same source (chrony or systemd-timesyncd).";
}
