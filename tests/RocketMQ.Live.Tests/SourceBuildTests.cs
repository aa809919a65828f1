namespace RocketMQ.Live.Tests;

/// <summary>A release that is built from its source release, once, on this machine.</summary>
public sealed class SourceBuildTests
{
    [FactWithMaven]
    public async Task A_cluster_runs_the_release_that_was_built_and_a_second_up_builds_nothing()
    {
        await using var fleet = await HostFleet.BootAsync("build", 77, 1);
        var stack = await LiveStack.InitAsync("live-build", fleet.Folder);
        var sum = File.ReadLines(Path.Combine(Checkout.Folder, "archives", "SHA512SUMS")).Single(l => l.EndsWith("source-release.zip", StringComparison.Ordinal)).Split(' ')[0];
        var mirror = FactWithMavenAttribute.Mirror is { } url ? $", mavenMirror: \"{url}\"" : "";
        var release = $"  rocketmq:release: {{ version: 4.7.1, build: {{ source: {FactWithMavenAttribute.Source}, sha512: \"{sum}\"{mirror} }} }}";
        stack.Configure(fleet, SampleClusters.OneBroker, release);
        (await stack.PreviewAsync()).MustWork();
        (await stack.UpAsync()).MustWork();
        Assert.Equal("4.7.1", (await stack.OutputAsync("release")).GetString());
        (await fleet[1].RunAsync("test -e /usr/local/rocketmq-4.7.1/lib/rocketmq-broker-4.7.1.jar && systemctl is-active rocketmq-broker@broker-a-0")).MustWork();
        (await stack.UpAsync("--expect-no-changes")).MustWork();
        (await stack.DestroyAsync()).MustWork();
    }
}
