using RocketMQ.Model.Preflight;

namespace RocketMQ.Model.Tests.Preflight;

public sealed class ReachCheckTests
{
    private static readonly HostReport Asked = new("a", [new("os", HostCheckStatus.Ok, "", ""), new("reach", HostCheckStatus.Fail, "b is not reached", "", "RMQ060")], null);

    [Fact]
    public void Host_that_did_not_answer_is_the_reason_and_not_its_ports() =>
        Assert.Equal(["os"], ReachCheck.OfHostsThatAnswer([Asked, new("b", [], "no answer")])[0].Checks.Select(c => c.Id));

    [Fact]
    public void Where_all_answer_their_ports_are_reported() => Assert.Equal([Asked], ReachCheck.OfHostsThatAnswer([Asked]));
}
