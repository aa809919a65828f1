namespace RocketMQ.Scripts.Tests;

/// <summary>A master that has lost the end of its data, on a host: what is refused, and that the advice of that refusal loses nothing.</summary>
public sealed class RollAheadTests(RunningCluster cluster) : IClassFixture<RunningCluster>
{
    private HostContainer Host => cluster.Host;

    private string Remoting => $". {HostContainer.Kit}/prelude.sh; . {HostContainer.Kit}/remoting.sh; ";

    // Until its slave has confirmed it: a slave that has just connected takes some seconds to.
    private string Send => $"ASK_SECONDS=8; until send_message {Host.Address} 10911 broker-a 0 /tmp/body && [[ ${{SENT[status]}} == SEND_OK ]]; do :; done";

    [Fact]
    public async Task Slave_ahead_of_its_master_is_kept_and_the_advice_brings_both_together()
    {
        var (master, slave) = (cluster.Master, cluster.Slave);
        // An empty store beside a slave with messages is another gate's.
        (await Host.RunAsync(Remoting + $"printf first >/tmp/body; {Send}")).MustWork();
        (await Host.RunAsync($"systemctl stop {master.Unit} && cp -a {master.StorePath} /root/before")).MustWork();
        (await Host.RollAsync(master)).MustWork();
        var sent = (await Host.RunAsync(Remoting +
            $"printf kept >/tmp/body; {Send}; printf '%s %s %s' ${{SENT[status]}} ${{SENT[queue]}} ${{SENT[offset]}}")).MustWork().Output.Split(' ');
        Assert.Equal("SEND_OK", sent[0]);
        // As after a power cut with ASYNC_FLUSH: its disk holds what was there before.
        (await Host.RunAsync($"systemctl stop {master.Unit} && mv {master.StorePath} /root/after && cp -a /root/before {master.StorePath}")).MustWork();
        (await Host.StartAsync(master)).MustWork();

        var next = master with { Digest = "ahead", Limit = 6 };
        (await Host.StartAsync(next)).MustWork();
        var refused = (await Host.RollAsync(next)).MustFail(
            "gate:  slave-ahead", "bytes more than its master", "was left as it is", $"keep both stores: the slave's at {Host.Address}:10931 is the longer copy");
        Assert.Equal("slave-ahead", refused.Json.GetProperty("failed").GetString());

        // The advice, word for word.
        var copy = master with { Digest = "copy", Store = "/var/lib/rocketmq/broker-a-0-copy" };
        (await Host.RunAsync($"""
            systemctl stop {master.Unit} && systemctl stop {slave.Unit} && mkdir {copy.StorePath} && cp -r {slave.StorePath}/commitlog {slave.StorePath}/config {copy.StorePath} &&
            chown -R rocketmq: {copy.StorePath} && systemctl start {slave.Unit}
            """)).MustWork();
        (await Host.StartAsync(copy)).MustWork();
        (await Host.RollAsync(slave)).MustWork();
        (await Host.RollAsync(copy)).MustWork();
        (await Host.RunAsync(Remoting + $"pull_message {Host.Address} 10911 broker-a {sent[1]} {sent[2]} /tmp/reply && test \"$(body_of_message /tmp/reply)\" = kept")).MustWork();
        (await Host.RunAsync($"test -d {master.StorePath}/commitlog && test -d {slave.StorePath}/commitlog")).MustWork();
    }
}
