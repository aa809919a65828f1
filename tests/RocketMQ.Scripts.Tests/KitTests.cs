using RocketMQ.Components.Remote;
using RocketMQ.Model.Rendering;
using RocketMQ.Model.Topology;

namespace RocketMQ.Scripts.Tests;

/// <summary>The kit: copied once, seen to be whole before each use, put back when it was lost or changed.</summary>
public sealed class KitTests(HostContainer host) : IClassFixture<HostContainer>, IAsyncLifetime
{
    private const string Claim = "/etc/rocketmq-steps.owner";
    private const string Owner = "s111111111111";
    private const string Other = "s222222222222";

    public async Task InitializeAsync()
    {
        await host.InstallKitAsync();
        await host.WriteAsync(Claim, $"id={Owner}\nstack=shop/prod\nuser=a\nsince=b\n");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("rm /usr/local/lib/rocketmq-steps/instance.sh")]
    [InlineData("echo '# mine' >>/usr/local/lib/rocketmq-steps/stop.sh")]
    [InlineData(": >/usr/local/lib/rocketmq-steps/prelude.sh")]
    [InlineData("rm /usr/local/lib/rocketmq-steps/logback-broker-4.xml")]
    [InlineData("rm /usr/local/lib/rocketmq-steps/.kit /usr/local/lib/rocketmq-steps/.sums")]
    [InlineData("rm /usr/local/lib/rocketmq-steps/kit.sh; rm /usr/local/lib/rocketmq-steps/gate.sh")]
    [InlineData("rm -rf /usr/local/lib/rocketmq-steps")]
    [InlineData("rm -rf /root/.rocketmq-steps; rm /usr/local/lib/rocketmq-steps/stop.sh")]
    [InlineData("truncate -s 100000 /usr/local/lib/rocketmq-steps/kit.sh; rm /usr/local/lib/rocketmq-steps/stop.sh")]
    [InlineData("truncate -s 2000 /root/.rocketmq-steps/kit.sh; rm /usr/local/lib/rocketmq-steps/stop.sh")]
    public async Task Lost_or_changed_part_is_put_back_before_a_step_uses_it(string damage)
    {
        var whole = await TreeAsync();
        (await host.RunAsync(damage)).MustWork();
        var instance = Instance.NameServer(host.Address);

        (await LineAsync("stop", instance.Bundle, instance.Name, Owner)).MustWork();

        Assert.Equal(whole, await TreeAsync());
        Assert.Equal("", (await host.RunAsync("ls -d /run/rocketmq-kit.* /usr/local/lib/rocketmq-steps/.new 2>/dev/null; true")).Output);
    }

    [Fact]
    public async Task Nothing_is_installed_on_a_host_of_another_deployment()
    {
        (await host.RunAsync("rm -rf /usr/local/lib/rocketmq-steps")).MustWork();
        var instance = Instance.NameServer(host.Address);
        (await LineAsync("start", instance.Bundle, instance.Name, Other)).MustFail("belongs to another deployment");
        (await host.StepFromUploadAsync("prepare", StepBundles.Prepare(host.Address), "rocketmq01", Other, "shop/test", "b", "c")).MustFail("belongs to another deployment");
        Assert.Equal("", (await host.RunAsync("ls -d /usr/local/lib/rocketmq-steps /run/rocketmq-kit.* 2>/dev/null; true")).Output);
    }

    [Fact]
    public async Task Neither_copy_whole_is_a_failure_that_says_what_to_do()
    {
        (await host.RunAsync("sed -i 's/^STEP_NAME=stop/STEP_NAME=halt/' /root/.rocketmq-steps/kit.sh /usr/local/lib/rocketmq-steps/kit.sh; rm /usr/local/lib/rocketmq-steps/stop.sh")).MustWork();
        var instance = Instance.NameServer(host.Address);
        (await LineAsync("stop", instance.Bundle, instance.Name, Owner)).MustFail("was changed or is not whole", "generation");
    }

    [Fact]
    public async Task Deletion_on_a_host_without_kit_and_units_has_nothing_to_do()
    {
        (await host.RunAsync("rm -rf /usr/local/lib/rocketmq-steps /root/.rocketmq-steps; rm -f /etc/systemd/system/rocketmq-*.service")).MustWork();
        var line = StepLine.DeleteFromKit(new HostSpec { Name = "h", Address = host.Address }, "stop", "namesrv", 60, Owner);
        (await host.RunAsync("cd /root; " + line, "## set unit x\n")).MustWork();
    }

    [Fact]
    public async Task Steps_at_the_same_time_put_it_back_once()
    {
        var whole = await TreeAsync();
        (await host.RunAsync("rm /usr/local/lib/rocketmq-steps/stop.sh /usr/local/lib/rocketmq-steps/gate.sh")).MustWork();
        var instance = Instance.NameServer(host.Address);
        var ran = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => LineAsync("stop", instance.Bundle, instance.Name, Owner)));
        Assert.All(ran, r => r.MustWork());
        Assert.Equal(whole, await TreeAsync());
    }

    [Theory]
    [InlineData("4.7.1")]
    [InlineData("5.3.3")]
    public async Task Template_filled_on_the_host_is_the_file_that_was_planned(string version)
    {
        var spec = new ClusterSpec
        {
            Hosts = [new() { Name = "mq1", Address = "10.0.0.1" }, new() { Name = "mq2", Address = "10.0.0.2" }],
            NameServers = [new() { Host = "mq1" }],
            BrokerGroups = [new() { Name = "broker-a", Master = new() { Host = "mq1", Id = 0, JvmOptions = ["-Dx=a & b\\c", "-Xss1m"] }, Slaves = [new() { Host = "mq2", Id = 1, StorePath = "/home/mq/a&b" }] }],
            Release = new() { Version = version },
            Heap = new() { BrokerMiB = 512, NameServerMiB = 256 },
            Paths = new() { Logs = "/tmp/50%/rocketmq" },
        };
        var plan = ClusterPlanner.Plan(spec);
        var files = plan.Hosts.SelectMany(h => h.Files).Concat(plan.NameServers.Concat(plan.Brokers).SelectMany(i => i.Files)).Where(f => f.Template is not null).ToList();
        Assert.True(files.Count >= 8);
        foreach (var file in files)
        {
            var filled = await host.RunAsync($". {HostContainer.Kit}/prelude.sh; read_bundle; cat \"${{FILE_BODY[{file.Path}]}}\"", new Bundle().File(file).ToString());
            Assert.Equal(file.Content, filled.MustWork().Output);
        }
    }

    /// <summary>The line that a step runs on a host, as the log-in root runs it.</summary>
    private Task<StepResult> LineAsync(string step, string bundle, string subject, params string[] more) =>
        host.RunAsync("cd /root; " + StepLine.FromKit(new HostSpec { Name = "h", Address = host.Address }, step, subject, 60, more), bundle);

    private async Task<string> TreeAsync() =>
        (await host.RunAsync($"cd {HostContainer.Kit} && find . -printf '%y %m %u:%g %p\n' | sort && find . -type f -exec sha256sum {{}} + | sort -k2")).MustWork().Output;
}
