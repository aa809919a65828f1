namespace RocketMQ.Live.Tests;

/// <summary>The ways of the archive to a host: over a slow line, and fetched by the host itself.</summary>
public sealed class ReleaseTransportTests
{
    [LongFact]
    public async Task Line_of_one_megabyte_a_second_is_waited_for_and_nothing_is_copied_twice()
    {
        await using var fleet = await HostFleet.BootAsync("slow", 81, 1);
        var stack = await LiveStack.InitAsync("live-slow", fleet.Folder);
        stack.Configure(fleet, SampleClusters.OneBroker, "  rocketmq:release: { version: \"5.3.3\" }");
        var size = new FileInfo(Archive("5.3.3")).Length;
        var bridge = "br-" + (await Shell.RunAsync("docker", ["network", "inspect", "-f", "{{.Id}}", "rocketmq-live-slow"])).MustWork().Output.Trim()[..12];
        (await Shell.RunAsync("tc", ["qdisc", "add", "dev", bridge, "root", "tbf", "rate", "8mbit", "burst", "64kb", "latency", "400ms"])).MustWork();
        var before = await ReceivedAsync(fleet[1]);
        var ran = (await stack.UpAsync()).MustWork();
        Assert.Contains(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"rocketmq-5.3.3.tar.gz ({size / 1048576.0:0.0} MiB) is copied to rocketmq01"), ran.All, StringComparison.Ordinal);
        Assert.InRange(await ReceivedAsync(fleet[1]) - before, size, size * 1.15);
        (await stack.DestroyAsync()).MustWork();
    }

    [Fact]
    public async Task Host_fetches_the_archive_itself()
    {
        await using var fleet = await HostFleet.BootAsync("fetch", 82, 1);
        await using var server = new ArchiveServer(fleet.Subnet + ".1", Archive("4.9.8"));
        var sha512 = File.ReadLines(Path.Combine(Checkout.Folder, "archives", "SHA512SUMS")).Single(l => l.EndsWith("rocketmq-4.9.8.tar.gz", StringComparison.Ordinal)).Split(' ')[0];
        var stack = await LiveStack.InitAsync("live-fetch", fleet.Folder);
        stack.Configure(fleet, SampleClusters.OneBroker, $"  rocketmq:release: {{ version: \"4.9.8\", archive: \"{server.Url}\", sha512: \"{sha512}\", fetch: hosts }}");
        (await stack.UpAsync()).MustWork();
        Assert.Equal(1, server.Served);
        (await stack.UpAsync("--expect-no-changes")).MustWork();
        var servers = (await stack.OutputAsync("nameServers")).GetString()!;
        await Clients.ReceiveAsync(fleet[1], servers, await Clients.SendAsync(fleet[1], servers));
        // Who brings the archive is no reason to restart anything.
        stack.Configure(fleet, SampleClusters.OneBroker, "  rocketmq:release: { version: \"4.9.8\" }");
        var pid = await fleet[1].MainPidAsync("rocketmq-broker@broker-a-0");
        (await stack.UpAsync()).MustWork();
        Assert.Equal(pid, await fleet[1].MainPidAsync("rocketmq-broker@broker-a-0"));
        (await stack.DestroyAsync()).MustWork();
    }

    private static string Archive(string version)
    {
        var path = Path.Combine(Checkout.Folder, "archives", $"rocketmq-{version}.tar.gz");
        return File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
    }

    private static async Task<long> ReceivedAsync(LiveHost host) =>
        long.Parse((await host.RunAsync("cat /sys/class/net/eth0/statistics/rx_bytes")).MustWork().Output.Trim(), System.Globalization.CultureInfo.InvariantCulture);
}
