using System.Globalization;

namespace RocketMQ.Scripts.Tests;

/// <summary>check: what it sees on a host that is fit, and that it leaves no trace.</summary>
public sealed class CheckTests(HostContainer host) : IClassFixture<HostContainer>
{
    private static readonly string[] Ids =
        [
            "address", "clock", "commands", "disk", "folders", "inodes", "java", "max_map_count", "memory", "names", "nofile", "os", "owner", "paths", "places", "ports",
            "processes", "root", "swap", "thp",
        ];

    private static string Now => DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    [Fact]
    public async Task A_fit_host_passes_with_its_facts()
    {
        var seen = (await host.StepFromStdinAsync("check", StepBundles.Check(host.Address), "rocketmq01", "-", Now)).MustWork();
        var json = seen.Json;
        Assert.True(json.GetProperty("ok").GetBoolean());
        Assert.Equal(json.GetProperty("warnings").EnumerateArray().Select(w => $"warning: {w.GetString()}"), seen.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Empty(seen.Changes);
        Assert.Equal(HostContainer.Java, json.GetProperty("facts").GetProperty("java").GetInt32());
        Assert.True(json.GetProperty("facts").GetProperty("memoryMiB").GetInt32() > 500);
        Assert.True(json.GetProperty("facts").GetProperty("diskFreeMiB").GetInt32() > 100);
        Assert.Equal(Ids, json.GetProperty("checks").EnumerateArray().Select(c => c.GetProperty("id").GetString()!).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(json.GetProperty("checks").EnumerateArray(), c => c.GetProperty("status").GetString() == "fail");
    }

    [Fact]
    public async Task Checks_of_the_kernel_name_their_rule()
    {
        var seen = (await host.StepFromStdinAsync("check", StepBundles.Check(host.Address), "rocketmq01")).MustWork();
        var rules = seen.Json.GetProperty("checks").EnumerateArray().Where(c => c.TryGetProperty("rule", out _))
            .ToDictionary(c => c.GetProperty("rule").GetString()!, c => c.GetProperty("id").GetString());
        Assert.Equal(
            new() { ["RMQ040"] = "clock", ["RMQ041"] = "swap", ["RMQ042"] = "thp", ["RMQ043"] = "max_map_count", ["RMQ044"] = "nofile" }, rules);
    }

    [Theory]
    [InlineData("")]
    [InlineData("## set memory.needed 99999999")]
    public async Task Nothing_on_the_host_changes_whether_it_passes_or_not(string change)
    {
        string[] places = ["/etc", "/usr/local", "/var/lib", "/home", "/root", "/opt", "/srv", "/tmp"];
        var before = await host.TreeAsync(places);
        var run = (await host.RunAsync("find /run -path /run/log -prune -o -print | sort; sysctl -a 2>/dev/null | grep ^vm")).MustWork().Output;
        await host.StepFromStdinAsync("check", StepBundles.Check(host.Address, change), "rocketmq01", "-", Now);
        Assert.Equal(before, await host.TreeAsync(places));
        Assert.Equal(run, (await host.RunAsync("find /run -path /run/log -prune -o -print | sort; sysctl -a 2>/dev/null | grep ^vm")).MustWork().Output);
    }

    [Theory]
    [InlineData("root")]
    [InlineData("rocketmq")]
    public async Task Our_own_unit_may_hold_its_port(string user)
    {
        // In a container root may not look into the processes of others.
        (await host.RunAsync($"id rocketmq || useradd --system rocketmq; systemd-run --quiet --uid={user} --unit=rocketmq-namesrv nc -lk 9876; until ss -Hltn | grep -q :9876; do :; done")).MustWork();
        try
        {
            (await host.StepFromStdinAsync("check", StepBundles.Check(host.Address), "rocketmq01")).MustWork();
            (await host.StepFromStdinAsync("check", StepBundles.Check(host.Address, "## add port 9876 other.service"), "rocketmq01"))
                .MustFail("port 9876", "nc", "rocketmq-namesrv.service");
        }
        finally
        {
            (await host.RunAsync("systemctl stop rocketmq-namesrv")).MustWork();
        }
    }

    [Fact]
    public async Task A_value_is_never_run_and_never_breaks_the_json()
    {
        const string Evil = "a'b\"c`touch /root/pwned`$(touch /root/pwned);\\n\tü €";
        var seen = await host.StepFromStdinAsync(
            "check",
            StepBundles.Check(host.Address, $"## set address {Evil}", $"## add name {Evil.Replace(' ', '_')} 192.0.2.1", $"## add dir /var/lib/{Evil}",
                $"## add port {Evil}", $"## set commands {Evil}", "## add port a[$(touch${IFS}/root/pwned)] x"),
            "rocketmq01", "a[$(touch /root/pwned)]", "a[$(touch /root/pwned)]");
        seen.MustFail("address", "not installed");
        var address = seen.Json.GetProperty("checks").EnumerateArray().Single(c => c.GetProperty("id").GetString() == "address");
        Assert.Contains("`touch /root/pwned`", address.GetProperty("saw").GetString(), StringComparison.Ordinal);
        (await host.RunAsync("test ! -e /root/pwned")).MustWork();
    }

    [Fact]
    public async Task A_number_that_is_none_is_a_defect_told_at_once() =>
        (await host.StepFromStdinAsync("check", StepBundles.Check(host.Address, "## set memory.needed x[$(touch /root/pwned)]"), "rocketmq01"))
            .MustFail("memory.needed", "not a whole number");
}
