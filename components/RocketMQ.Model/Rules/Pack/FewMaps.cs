namespace RocketMQ.Model.Rules.Pack;

internal sealed class FewMaps : HostRule
{
    public override string Id => "RMQ043";

    public override string Title => "vm.max_map_count is low";

    public override Severity Severity => Severity.Warning;

    public override string Why => "Each file of commit log, consume queue and index is one map. With many topics a broker passes the kernel's default of 65530 and ends with an out of memory error.";

    public override string Repair => "Set vm.max_map_count=655360 on the host (prepare does it where the host allows it).";
}
