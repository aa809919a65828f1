namespace RocketMQ.Model.Rules.Pack;

internal sealed class DiskNearlyFull : HostRule
{
    public override string Id => "RMQ061";

    public override string Title => "The disk of a store is 90 % full";

    public override Severity Severity => Severity.Error;

    public override string Why => "From 90 % on a broker refuses every message (diskSpaceWarningLevelRatio of DefaultMessageStore), so the check at the end of up would fail. Where the broker runs already it is a warning, because what is wanted may be what makes room.";

    public override string Repair => "Free space on that disk, or let the store be on a larger one (storePath).";
}
