namespace RocketMQ.Model.Rules.Pack;

internal sealed class ClockOff : IRule
{
    public string Id => "RMQ040";

    public string Title => "A host's clock is off";

    public Severity Severity => Severity.Error;

    public string Why => "Messages carry the broker's time: delays, transactions, deletion of old files and searches by time go wrong with the clock. The hosts' check looks at it in up, and in preview where preflight says so.";

    public string Repair => "Let chrony or systemd-timesyncd keep the clock of the host.";

    public IEnumerable<Violation> Check(RuleContext context) =>
        from host in context.Facts
        where host.Value.ClockOffsetSeconds is < -30 or > 60
        select new Violation($"hosts.nodes.{host.Key}", $"Its clock is {host.Value.ClockOffsetSeconds} s off.");
}
