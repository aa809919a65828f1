namespace RocketMQ.Scripts.Tests;

/// <summary>release: an archive that is not what it should be is refused before anything is unpacked.</summary>
public sealed class ReleaseRefusalTests(HostContainer host) : IClassFixture<HostContainer>
{
    [Theory]
    [InlineData("a.tar.gz", ":", null, "4.7.2", "holds RocketMQ 4.7.1")]
    [InlineData("a.tar.gz", "rm */lib/rocketmq-namesrv*", null, "4.7.1", "no lib/rocketmq-namesrv-4.7.1.jar")]
    [InlineData("a.tar.gz", "mkdir other; touch other/x", "rocketmq-4.7.1 other", "4.7.1", "no single top folder")]
    [InlineData("a.tar.gz", "touch README", "README rocketmq-4.7.1", "4.7.1", "no single top folder")]
    [InlineData("a.tar.gz", "touch /root/pack/evil", "/root/pack/evil rocketmq-4.7.1", "4.7.1", "absolute path")]
    [InlineData("a.tar.gz", "touch evil", "rocketmq-4.7.1 rocketmq-4.7.1/../evil", "4.7.1", "path with \"..\"")]
    [InlineData("a.tar.gz", "ln -s /etc rocketmq-4.7.1/link", null, "4.7.1", "absolute path")]
    [InlineData("a.tar.gz", "ln -s ../../etc rocketmq-4.7.1/link", null, "4.7.1", "path with \"..\"")]
    [InlineData("a.tar.gz", "mkfifo rocketmq-4.7.1/pipe", null, "4.7.1", "special file")]
    [InlineData("a.tar.gz", "ln rocketmq-4.7.1/LICENSE rocketmq-4.7.1/hard", null, "4.7.1", "hard link")]
    [InlineData("a.tar.gz", "mkdir top; mv rocketmq-4.7.1 top/", "top", "4.7.1", "no lib/rocketmq-broker-4.7.1.jar")]
    [InlineData("a.zip", ":", null, "4.7.2", "holds RocketMQ 4.7.1")]
    [InlineData("a.zip", ":", "rocketmq-4.7.1 +../evil", "4.7.1", "path with \"..\"")]
    [InlineData("a.zip", ":", "rocketmq-4.7.1 +/root/evil", "4.7.1", "absolute path")]
    public async Task An_archive_of_another_form(string name, string spoil, string? pack, string version, string told)
    {
        var (path, sha) = await ReleaseArchives.MakeAsync(host, name, spoil: spoil, pack: pack);
        await RefusedAsync(StepBundles.Release(path, sha, version), told);
        (await host.RunAsync("test ! -e /usr/evil && test ! -e /usr/local/evil && test ! -e /root/evil")).MustWork();
    }

    [Fact]
    public async Task A_wrong_checksum()
    {
        var (path, sha) = await ReleaseArchives.MakeAsync(host, "a.tar.gz");
        await RefusedAsync(StepBundles.Release(path, new string('0', 128)), "SHA-512", sha, "expected 0000");
    }

    [Theory]
    [InlineData("head -c 300 /root/archives/a.tar.gz", "damaged")]
    [InlineData("echo hello", "neither a tar.gz nor a zip")]
    [InlineData("printf ''", "neither a tar.gz nor a zip")]
    [InlineData("tar cz --files-from /dev/null", "empty")]
    public async Task A_file_that_is_no_archive(string make, string told)
    {
        await ReleaseArchives.MakeAsync(host, "a.tar.gz");
        var sha = (await host.RunAsync($"{make} >/var/cache/rocketmq/bad; sha512sum </var/cache/rocketmq/bad | cut -d ' ' -f 1")).MustWork().Output.Trim();
        await RefusedAsync(StepBundles.Release("/var/cache/rocketmq/bad", sha), told);
    }

    [Theory]
    [InlineData("## set sha512 xyz", "sha512")]
    [InlineData("## set version ../../etc", "version")]
    [InlineData("## set version $(touch /root/pwned)", "version")]
    [InlineData("## set directory /usr/local/../../etc", "without '..'")]
    [InlineData("## set directory usr", "directory")]
    [InlineData("## set archive a.tar.gz", "archive")]
    [InlineData("## set timeout a[$(touch /root/pwned)]", "timeout")]
    [InlineData("## set archive /var/cache/rocketmq/a'b\"c $(touch /root/pwned)ü", "it is not on this host")]
    public async Task A_value_that_cannot_be(string change, string told)
    {
        await RefusedAsync(StepBundles.Release("/var/cache/rocketmq/none", new string('0', 128)) + change + "\n", told);
        (await host.RunAsync("test ! -e /root/pwned")).MustWork();
    }

    [Fact]
    public async Task An_archive_that_does_not_fit()
    {
        (await host.RunAsync("mkdir -p /mnt/small && { mountpoint -q /mnt/small || mount -t tmpfs -o size=20m small /mnt/small; }")).MustWork();
        var (path, sha) = await ReleaseArchives.MakeAsync(host, "a.tar.gz");
        (await host.StepAsync("release", StepBundles.Release(path, sha, directory: "/mnt/small"), "4.7.1")).MustFail("MiB are free", "free space");
        Assert.Equal("", (await host.RunAsync("ls -A /mnt/small")).Output);
    }

    private async Task RefusedAsync(string bundle, params string[] told)
    {
        var tree = await host.TreeAsync("/usr/local", "/etc", "/var/cache/rocketmq");
        (await host.StepAsync("release", bundle, "4.7.1")).MustFail(["FAILED", "next:", .. told]);
        Assert.Equal(tree, await host.TreeAsync("/usr/local", "/etc", "/var/cache/rocketmq"));
    }
}
