namespace RocketMQ.Model.Rules.Pack;

internal sealed class SwapOn : HostRule
{
    public override string Id => "RMQ041";

    public override string Title => "Swap is on";

    public override Severity Severity => Severity.Warning;

    public override string Why => "A JVM whose heap is swapped out stops for seconds in each collection; the broker then refuses messages and clients give up.";

    public override string Repair => "Turn swap off (swapoff -a and /etc/fstab), or accept it with vm.swappiness=1.";
}
