namespace RocketMQ.Scripts.Tests;

/// <summary>An operator's own file at a path that this tool writes: named by the check, refused by the steps, and left as it is.</summary>
public sealed class ForeignFileTests(HostContainer host) : IClassFixture<HostContainer>
{
    private static readonly string[] Places = ["/etc", "/usr/local", "/usr/bin/mqadmin"];

    [Theory]
    [InlineData("/etc/profile.d/rocketmq.sh")]
    [InlineData("/etc/systemd/system/rocketmq-hosts.service")]
    [InlineData("/etc/rocketmq-steps.plan")]
    public async Task Own_file_of_an_operator_is_refused_and_left_as_it_is(string path)
    {
        (await host.RunAsync($"printf '# an operator wrote this\\n' >{path}")).MustWork();
        try
        {
            (await host.StepFromStdinAsync("check", StepBundles.Check(host.Address, $"## add path {path}", "## add path /etc/no-such-file"), "rocketmq01"))
                .MustFail("paths: ", path, "did not write", $"mv {path} {path}.own");
            var tree = await host.TreeAsync(Places);
            (await host.StepFromUploadAsync("prepare", Bundle, "rocketmq01", "s111111111111", "shop/prod", "a", "b")).MustFail(path, "did not write", $"mv {path} {path}.own");
            Assert.Equal(tree, await host.TreeAsync(Places));

            (await host.StepAsync("unprepare", Bundle, "rocketmq01")).MustWork();
            Assert.Equal("# an operator wrote this\n", await host.ReadAsync(path));
        }
        finally
        {
            (await host.RunAsync($"rm -f {path}")).MustWork();
            await host.InstallKitAsync();
        }
    }

    [Theory]
    [InlineData("/usr/local/bin/mqadmin")]
    [InlineData("/usr/local/bin/rocketmq-status")]
    public async Task Command_of_an_operator_stays_and_is_reported(string path)
    {
        (await host.RunAsync($"printf '# an operator wrote this\\n' >{path}")).MustWork();
        try
        {
            var seen = (await host.StepFromStdinAsync("check", StepBundles.Check(host.Address, $"## add path {path}"), "rocketmq01")).MustWork();
            Assert.Contains($"paths: {path} is somebody else's and stays", seen.Errors, StringComparison.Ordinal);
            var prepared = (await host.StepFromUploadAsync("prepare", Bundle, "rocketmq01")).MustWork();
            Assert.Contains($"{path} is somebody else's and stays", prepared.Errors, StringComparison.Ordinal);
            (await host.StepAsync("unprepare", Bundle, "rocketmq01")).MustWork();
            Assert.Equal("# an operator wrote this\n", await host.ReadAsync(path));
        }
        finally
        {
            (await host.RunAsync($"rm -f {path}")).MustWork();
            await host.InstallKitAsync();
        }
    }

    [Fact]
    public async Task What_this_tool_wrote_is_replaced_and_goes_again()
    {
        (await host.StepFromUploadAsync("prepare", Bundle, "rocketmq01")).MustWork();
        (await host.RunAsync("for f in /usr/local/bin/mqadmin /usr/local/bin/rocketmq-support /etc/rocketmq-steps.plan; do echo '# old' >>$f; done; : >/usr/local/bin/rocketmq-status")).MustWork();
        string[] paths = ["/usr/local/bin/mqadmin", "/usr/local/bin/rocketmq-status", "/usr/local/bin/rocketmq-support", "/etc/rocketmq-steps.plan"];
        (await host.StepFromStdinAsync("check", StepBundles.Check(host.Address, [.. paths.Select(p => $"## add path {p}")]), "rocketmq01")).MustWork();
        Assert.Equal(paths.Select(p => $"wrote {p}").Order(), (await host.StepFromUploadAsync("prepare", Bundle, "rocketmq01")).MustWork().Changes.Order());
        Assert.Equal("755 root:root\n644 root:root\n", (await host.RunAsync("stat -c '%a %U:%G' /usr/local/bin/mqadmin /etc/rocketmq-steps.plan")).Output);
        (await host.StepAsync("unprepare", Bundle, "rocketmq01")).MustWork();
        Assert.Equal("", (await host.RunAsync($"ls -d {string.Join(' ', paths)} 2>/dev/null; true")).Output);
        await host.InstallKitAsync();
    }

    [Theory]
    [InlineData("/etc/systemd/system/rocketmq-namesrv.service")]
    [InlineData("/etc/rocketmq/namesrv/namesrv.conf")]
    public async Task Own_unit_or_configuration_is_not_replaced_by_a_start(string path)
    {
        await host.InstallRocketMQAsync();
        var instance = Instance.NameServer(host.Address);
        var bundle = instance.Bundle.Replace("[Unit]", "# Written by `pulumi up`\n[Unit]", StringComparison.Ordinal).Replace("listenPort=", "# Written by `pulumi up`\nlistenPort=", StringComparison.Ordinal);
        await host.WriteAsync(path, "# an operator wrote this\n");
        try
        {
            (await host.StepAsync("start", bundle, instance.Name)).MustFail(path, "did not write", $"mv {path} {path}.own");
            Assert.Equal("# an operator wrote this\n", await host.ReadAsync(path));
        }
        finally
        {
            (await host.RunAsync($"rm -f {path}")).MustWork();
        }
    }

    [Fact]
    public async Task Sudo_that_looks_elsewhere_finds_the_commands_too()
    {
        await host.WriteAsync("/etc/sudoers.d/rhel", "Defaults secure_path = /sbin:/bin:/usr/sbin:/usr/bin\n");
        (await host.RunAsync("chmod 0440 /etc/sudoers.d/rhel; printf 'own\\n' >/usr/bin/rocketmq-support")).MustWork();
        try
        {
            (await host.StepFromUploadAsync("prepare", Bundle, "rocketmq01")).MustWork();
            (await host.RunAsync("sudo rocketmq-status --help && sudo mqadmin --help | grep -q 'usage: mqadmin'; [[ $(</usr/bin/rocketmq-support) == own ]]")).MustWork();
            (await host.StepAsync("unprepare", Bundle, "rocketmq01")).MustWork();
            Assert.Equal("/usr/bin/rocketmq-support\n", (await host.RunAsync("ls /usr/bin | grep -E '^(rocketmq|mqadmin)' | sed 's#^#/usr/bin/#'")).Output);
        }
        finally
        {
            (await host.RunAsync("rm -f /etc/sudoers.d/rhel /usr/bin/rocketmq-support")).MustWork();
            await host.InstallKitAsync();
        }
    }

    private string Bundle => StepBundles.Prepare(host.Address, "## set directory /usr/local/rocketmq-4.7.1", "## set name-servers 127.0.0.1:1");
}
