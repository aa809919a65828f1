namespace RocketMQ.Model.Rules.Pack;

internal sealed class HugePagesAlways : HostRule
{
    public override string Id => "RMQ042";

    public override string Title => "Transparent huge pages: always";

    public override Severity Severity => Severity.Warning;

    public override string Why => "The kernel then joins pages behind the JVM's back, which shows as pauses in a process that maps and unmaps files all the time.";

    public override string Repair => "Set /sys/kernel/mm/transparent_hugepage/enabled to madvise, at boot.";
}
