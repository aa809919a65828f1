namespace RocketMQ.Scripts.Tests;

/// <summary>release and release-delete, killed at any command and run again, end as if nothing had happened.</summary>
public sealed class ReleaseKillTests(HostContainer host) : IClassFixture<HostContainer>
{
    private const string Target = "/usr/local/rocketmq-4.7.1";
    private const string Places = "/usr/local /var/cache/rocketmq";
    private const string Clean = $"rm -rf {Target} /usr/local/.rocketmq-*; cp /root/archives/*.tar.gz /var/cache/rocketmq/";
    private const string WithOld = Clean + "; bash /root/source-kit/release.sh 4.7.1 </root/old";

    [Fact]
    public async Task First_release() => await RunAsync("release", Clean, "keep");

    [Fact]
    public async Task Another_content_in_its_place() => await RunAsync("release", WithOld, "keep");

    [Fact]
    public async Task Another_content_around_a_store() => await RunAsync(
        "release", $"{WithOld}; mkdir -p {Target}/store; echo messages >{Target}/store/0", "keep", $"grep -q messages {Target}/store/0");

    [Fact]
    public async Task Deleting() => await RunAsync("release-delete", WithOld, "delete");

    private async Task RunAsync(string step, string reset, string release, string probe = ":")
    {
        var (oldPath, oldSha) = await ReleaseArchives.MakeAsync(host, "old.tar.gz", "old");
        var (path, sha) = await ReleaseArchives.MakeAsync(host, "new.tar.gz", "new");
        await host.WriteAsync("/root/old", StepBundles.Release(oldPath, oldSha));
        Assert.True(await KillLoop.RunAsync(host, step, StepBundles.Release(path, sha, release: release), Places, reset, stride: 9, probe: probe) >= LongForm.AtLeast(4));
    }
}
