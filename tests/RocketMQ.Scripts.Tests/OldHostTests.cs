using System.Diagnostics;
using RocketMQ.Model.Configuration;
using RocketMQ.Model.Rendering;
using RocketMQ.Model.Topology;

namespace RocketMQ.Scripts.Tests;

/// <summary>
/// Hosts that are older than Debian 11 (CentOS 7: systemd 219, coreutils 8.22; Debian 9: 232; Ubuntu 18.04: 237; RHEL 8: 239; Ubuntu 20.04: 245): their units as they
/// are rendered, and a start with stand-ins for their commands. Not tried on real ones.
/// </summary>
public sealed class OldHostTests(HostContainer host) : IClassFixture<HostContainer>
{
    private static readonly string[] Lines =
    [
        "Type", "ProtectSystem", "ReadWritePaths", "ReadWriteDirectories", "RuntimeDirectory", "RuntimeDirectoryMode", "PermissionsStartOnly", "SystemCallFilter", "LockPersonality", "ProtectProc", "ProtectHome", "PrivateDevices",
        "AmbientCapabilities",
    ];

    [Theory]
    [InlineData("219 ", "Type=simple ProtectSystem=full ReadWriteDirectories= PermissionsStartOnly=yes ProtectHome=yes PrivateDevices=yes")]
    [InlineData("229", "Type=simple ProtectSystem=full ReadWriteDirectories= PermissionsStartOnly=yes AmbientCapabilities= ProtectHome=yes PrivateDevices=yes")]
    [InlineData("232", "Type=simple ProtectSystem=full ReadWritePaths= PermissionsStartOnly=yes AmbientCapabilities= ProtectHome=yes PrivateDevices=yes")]
    [InlineData("234 ", "Type=simple ProtectSystem=full ReadWritePaths= PermissionsStartOnly=yes AmbientCapabilities= ProtectHome=yes PrivateDevices=yes")]
    [InlineData("237", "Type=simple ProtectSystem=strict ReadWritePaths= RuntimeDirectory=rocketmq/namesrv RuntimeDirectoryMode=0755 AmbientCapabilities= ProtectHome=yes PrivateDevices=yes LockPersonality=yes")]
    [InlineData("239 (239-82.el8)", "Type=simple ProtectSystem=strict ReadWritePaths= RuntimeDirectory=rocketmq/namesrv RuntimeDirectoryMode=0755 AmbientCapabilities= ProtectHome=yes PrivateDevices=yes LockPersonality=yes SystemCallFilter=@system-service")]
    [InlineData("245 (245.4-4ubuntu3)", "Type=exec ProtectSystem=strict ReadWritePaths= RuntimeDirectory=rocketmq/namesrv RuntimeDirectoryMode=0755 AmbientCapabilities= ProtectHome=yes PrivateDevices=yes LockPersonality=yes SystemCallFilter=@system-service")]
    public void Unit_has_what_that_systemd_knows(string version, string expected)
    {
        var lines = Fit(version).Split('\n').Where(l => !l.StartsWith('#') && Lines.Contains(l.Split('=')[0]))
            .Select(l => l.Split('=')[0] is "ReadWritePaths" or "ReadWriteDirectories" ? l.Split('=')[0] + "=" : l);

        Assert.Equal(expected.Split(' ').Order(StringComparer.Ordinal), lines.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("247 (247.3-7+deb11u5)")]
    [InlineData("252 (252.30-1~deb12u2)")]
    [InlineData("")]
    public void Unit_of_a_newer_one_is_left_as_it_is(string version) => Assert.Equal(UnitText, Fit(version));

    [Fact]
    public async Task Instance_starts_and_stops_with_the_commands_of_CentOS_7()
    {
        await host.InstallRocketMQAsync();
        var server = Instance.NameServer(host.Address) with { Settings = ["## add dir /var/lib/rocketmq/namesrv"], UnitText = UnitText.Replace("172.30.71.11", host.Address, StringComparison.Ordinal) };
        await host.WriteAsync("/usr/local/sbin/systemctl", """
            #!/bin/bash
            [[ $1 != --version ]] || { echo 'systemd 219'; exit 0; }
            case " $* " in *' --value '*) echo 'Unknown option --value' >&2; exit 1 ;; esac
            exec "$(PATH=/usr/bin:/bin type -P systemctl)" "$@"
            """);
        await host.WriteAsync("/usr/local/sbin/sync", """
            #!/bin/bash
            case " $* " in *' -f '*) echo "sync: invalid option -- 'f'" >&2; exit 1 ;; esac
            exec "$(PATH=/usr/bin:/bin type -P sync)" "$@"
            """);
        (await host.RunAsync("chmod 755 /usr/local/sbin/systemctl /usr/local/sbin/sync")).MustWork();
        try
        {
            (await host.StartAsync(server)).MustWork();
            var pid = await host.RunAsync($"PATH=/usr/bin:/bin systemctl show -p MainPID --value {server.Unit}; cat /run/rocketmq/namesrv/digest; stat -c %U /run/rocketmq/namesrv");
            Assert.Matches(@"^[1-9][0-9]*\ndigest-1\nrocketmq\n$", pid.MustWork().Output);
            Assert.Empty((await host.StartAsync(server)).MustWork().Changes);
            (await host.StopAsync(server with { OnDestroy = "delete" })).MustWork();
            Assert.Equal("", (await host.RunAsync("ls -d /run/rocketmq/namesrv 2>/dev/null; systemctl is-active -q rocketmq-namesrv && echo runs || true")).Output);
        }
        finally
        {
            (await host.RunAsync("rm -f /usr/local/sbin/systemctl /usr/local/sbin/sync")).MustWork();
        }
    }

    private static string UnitText { get; } = ClusterPlanner.Plan(new ClusterSpec
    {
        Hosts = [new HostSpec { Name = "testhost", Address = "172.30.71.11" }],
        Release = new ReleaseSpec { Version = "4.7.1" },
        NameServers = [new NameServerSpec { Host = "testhost" }],
        BrokerGroups = [],
    }).NameServers[0].Files.Single(f => f.Path.EndsWith(".service", StringComparison.Ordinal)).Content;

    private static string Fit(string version)
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, UnitText);
        try
        {
            var start = new ProcessStartInfo("bash", ["-c", $". '{Path.Combine(Checkout.Scripts, "unit.sh")}'; STEP_USER=rocketmq; systemctl() {{ [[ -z '{version}' ]] || echo 'systemd {version}'; }}; fit_unit '{file}'"]);
            using var bash = Process.Start(start)!;
            bash.WaitForExit();
            Assert.Equal(0, bash.ExitCode);
            return File.ReadAllText(file);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
