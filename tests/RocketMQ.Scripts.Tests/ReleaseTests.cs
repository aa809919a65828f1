namespace RocketMQ.Scripts.Tests;

/// <summary>release and release-delete: what ends up where, and what is left alone.</summary>
public sealed class ReleaseTests(HostContainer host) : IClassFixture<HostContainer>
{
    private const string Target = "/usr/local/rocketmq-4.7.1";

    [Theory]
    [InlineData("a.tar.gz", "rocketmq-4.7.1")]
    [InlineData("b.tar.gz", "rocketmq-all-4.7.1-bin-release")]
    [InlineData("c.tar.gz", "./any name")]
    [InlineData("d.zip", "rocketmq-all-4.7.1-bin-release")]
    [InlineData("e.archive", "x")]
    public async Task Unpacked_once_whatever_the_top_folder_is_called(string name, string top)
    {
        await CleanAsync();
        var (path, sha) = await ReleaseArchives.MakeAsync(host, name, top: top);
        var first = (await host.StepAsync("release", StepBundles.Release(path, sha), "4.7.1")).MustWork();
        Assert.Equal([$"unpacked RocketMQ 4.7.1 into {Target}"], first.Changes);
        Assert.Equal(Target, first.Json.GetProperty("directory").GetString());
        (await host.RunAsync($"test -x {Target}/bin/mqadmin && test -x {Target}/bin/os.sh && test -s {Target}/lib/rocketmq-broker-4.7.1.jar && test ! -e {path}")).MustWork();
        Assert.Equal("", (await host.RunAsync($"find {Target} ! -user root -o ! -group root -o -perm /6022")).MustWork().Output);
        Assert.Equal("", (await host.RunAsync("ls -A /usr/local | grep '^[.]'")).Output);

        var tree = await host.TreeAsync("/usr/local", "/etc", "/var/cache/rocketmq");
        Assert.Empty((await host.StepAsync("release", StepBundles.Release(path, sha), "4.7.1")).MustWork().Changes);
        Assert.Empty((await host.StepAsync("release", StepBundles.Release(path, sha, directory: Target), "4.7.1")).MustWork().Changes);
        Assert.Equal(tree, await host.TreeAsync("/usr/local", "/etc", "/var/cache/rocketmq"));
    }

    [Fact]
    public async Task The_real_archive_unpacks()
    {
        await CleanAsync();
        var archive = Checkout.Archive("rocketmq-4.7.1.tar.gz");
        (await Shell.RunAsync("docker", ["cp", archive, $"{host.Name}:/var/cache/rocketmq/real.tar.gz"])).MustWork();
        var sha = (await host.RunAsync("sha512sum </var/cache/rocketmq/real.tar.gz | cut -d ' ' -f 1")).Output.Trim();
        (await host.StepAsync("release", StepBundles.Release("/var/cache/rocketmq/real.tar.gz", sha), "4.7.1")).MustWork();
        (await host.RunAsync($"unzip -tq {Target}/lib/rocketmq-broker-4.7.1.jar && test -x {Target}/bin/mqadmin")).MustWork();
    }

    [Fact]
    public async Task Other_content_of_the_same_version_takes_its_place()
    {
        await CleanAsync();
        await UnpackAsync("a");
        await UnpackAsync("b");
        Assert.Equal("b\n", await host.ReadAsync($"{Target}/lib/rocketmq-broker-4.7.1.jar"));
        Assert.Equal("", (await host.RunAsync("ls -A /usr/local | grep -e '^[.]' -e old -e new")).Output);
    }

    [Fact]
    public async Task Other_content_of_the_same_version_does_not_come_under_what_runs()
    {
        await CleanAsync();
        await UnpackAsync("a");
        var (path, sha) = await ReleaseArchives.MakeAsync(host, "b.tar.gz", "b");
        await host.WriteAsync("/etc/systemd/system/rocketmq-namesrv.service", $"[Service]\nEnvironment=ROCKETMQ_HOME={Target}\nExecStart=/bin/sleep 600\n");
        (await host.RunAsync("systemctl daemon-reload && systemctl start rocketmq-namesrv")).MustWork();
        (await host.StepAsync("release", StepBundles.Release(path, sha), "4.7.1")).MustFail("the unit rocketmq-namesrv.service", "a version of its own, or stop the cluster first");
        (await host.RunAsync($"systemctl stop rocketmq-namesrv; cp /bin/bash /root/java; systemd-run --quiet --unit=user-of-it /root/java -c 'sleep 600; : {Target}/lib/*'")).MustWork();
        (await host.StepAsync("release", StepBundles.Release(path, sha), "4.7.1")).MustFail("process ");
        Assert.Equal("a\n", await host.ReadAsync($"{Target}/lib/rocketmq-broker-4.7.1.jar"));
        (await host.RunAsync("systemctl stop user-of-it")).MustWork();
        // A unit that does not run, and one that runs from a neighbour, do not matter.
        (await host.RunAsync($"sed -i 's|{Target}$|&-other|' /etc/systemd/system/rocketmq-namesrv.service; systemctl daemon-reload; systemctl start rocketmq-namesrv")).MustWork();
        (await host.StepAsync("release", StepBundles.Release(path, sha), "4.7.1")).MustWork();
        (await host.RunAsync("systemctl stop rocketmq-namesrv; rm /etc/systemd/system/rocketmq-namesrv.service; systemctl daemon-reload")).MustWork();
        Assert.Equal("b\n", await host.ReadAsync($"{Target}/lib/rocketmq-broker-4.7.1.jar"));
    }

    [Fact]
    public async Task Stores_and_logs_below_the_release_stay_through_it_all()
    {
        // The classic layout; the folders are made before the release comes.
        await CleanAsync();
        await host.WriteAsync($"{Target}/store/commitlog/0", "messages\n");
        await UnpackAsync("a");
        await UnpackAsync("b");
        Assert.Equal("b\n", await host.ReadAsync($"{Target}/lib/rocketmq-broker-4.7.1.jar"));
        Assert.Equal("messages\n", await host.ReadAsync($"{Target}/store/commitlog/0"));
        var gone = (await host.StepAsync("release-delete", StepBundles.Release("/x/y", "", release: "delete"), "4.7.1")).MustWork();
        Assert.Contains("holds more than the release", gone.Output, StringComparison.Ordinal);
        Assert.Equal("store\n", (await host.RunAsync($"ls -A {Target}")).Output);
        Assert.Equal("messages\n", await host.ReadAsync($"{Target}/store/commitlog/0"));
    }

    [Fact]
    public async Task A_release_that_lost_a_jar_is_unpacked_again_or_asks_for_its_archive()
    {
        await CleanAsync();
        var (path, sha) = await UnpackAsync("a");
        (await host.RunAsync($"rm {Target}/lib/rocketmq-broker-4.7.1.jar")).MustWork();
        (await host.StepAsync("release", StepBundles.Release(path, sha), "4.7.1")).MustFail("not on this host", "copied again");
        (await host.RunAsync($"cp /root/archives/{System.IO.Path.GetFileName(path)} {path}")).MustWork();
        (await host.StepAsync("release", StepBundles.Release(path, sha), "4.7.1")).MustWork();
        Assert.Equal("a\n", await host.ReadAsync($"{Target}/lib/rocketmq-broker-4.7.1.jar"));
    }

    [Fact]
    public async Task A_release_that_somebody_else_put_there_is_not_touched()
    {
        await CleanAsync();
        await host.WriteAsync($"{Target}/lib/mine.jar", "mine\n");
        var (path, sha) = await ReleaseArchives.MakeAsync(host, "a.tar.gz");
        var tree = await host.TreeAsync(Target);
        (await host.StepAsync("release", StepBundles.Release(path, sha), "4.7.1")).MustFail("did not put that there", "move /usr/local/rocketmq-4.7.1 away");
        Assert.Equal(tree, await host.TreeAsync(Target));
        Assert.Contains("did not put it there", (await host.StepAsync("release-delete", StepBundles.Release(path, sha, release: "delete"), "4.7.1")).MustWork().Output, StringComparison.Ordinal);
        Assert.Equal(tree, await host.TreeAsync(Target));
    }

    [Fact]
    public async Task Deleted_only_when_asked_to_and_unused()
    {
        await CleanAsync();
        var (path, sha) = await UnpackAsync("a");
        Assert.Empty((await host.StepAsync("release-delete", StepBundles.Release(path, sha), "4.7.1")).MustWork().Changes);
        (await host.RunAsync($"systemd-run --quiet --unit=user-of-it bash -c 'sleep 600; : {Target}/lib/*'")).MustWork();
        var used = (await host.StepAsync("release-delete", StepBundles.Release(path, sha, release: "delete"), "4.7.1")).MustWork();
        (await host.RunAsync("systemctl stop user-of-it")).MustWork();
        Assert.Empty(used.Changes);
        Assert.Contains("uses it", used.Output, StringComparison.Ordinal);
        Assert.Equal([$"removed the release in {Target}"], (await host.StepAsync("release-delete", StepBundles.Release(path, sha, release: "delete"), "4.7.1")).MustWork().Changes);
        Assert.Empty((await host.StepAsync("release-delete", StepBundles.Release(path, sha, release: "delete"), "4.7.1")).MustWork().Changes);
        (await host.RunAsync($"test ! -e {Target}")).MustWork();
    }

    private async Task<(string Path, string Sha512)> UnpackAsync(string content)
    {
        var (path, sha) = await ReleaseArchives.MakeAsync(host, $"{content}.tar.gz", content);
        Assert.Single((await host.StepAsync("release", StepBundles.Release(path, sha), "4.7.1")).MustWork().Changes);
        return (path, sha);
    }

    private async Task CleanAsync() => (await host.RunAsync($"rm -rf {Target} /var/cache/rocketmq; mkdir -p /var/cache/rocketmq")).MustWork();
}
