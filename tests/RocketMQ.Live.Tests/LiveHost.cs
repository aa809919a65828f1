namespace RocketMQ.Live.Tests;

/// <summary>A host that no stack made: a container with systemd and sshd, its own host key, and our login key.</summary>
internal sealed class LiveHost(string container, string name, string address)
{
    public string Container { get; } = container;

    public string Name { get; } = name;

    public string Address { get; } = address;

    /// <summary>The image that it is made from.</summary>
    public string Image { get; init; } = "rocketmq-host:local";

    /// <summary>True: it does not answer, by the test's doing.</summary>
    public bool Gone { get; set; }

    /// <summary>Public host key as sshd shows it.</summary>
    public string HostKey { get; set; } = "";

    public Task<Ran> RunAsync(string script, string stdin = "", int seconds = 120) =>
        Shell.RunAsync("docker", ["exec", "-i", Container, "bash", "-c", script], stdin, seconds);

    /// <summary>Waits until a command works on the host; a gate, not a sleep.</summary>
    public async Task<string> WaitForAsync(string script, int seconds = 90)
    {
        var ran = await RunAsync($"for _ in {{1..{seconds * 4}}}; do o=$({{ {script}; }} 2>&1) && {{ printf '%s\\n' \"$o\"; exit 0; }}; sleep 0.25; done; printf '%s\\n' \"$o\"; exit 1", seconds: seconds + 60);
        Assert.True(ran.ExitCode == 0, $"on {Name}, '{script}' did not come true within {seconds} s: {ran.All}");
        return ran.Output;
    }

    /// <summary>How many SSH log-ins sshd has accepted since boot.</summary>
    public async Task<int> LoginsAsync() =>
        int.Parse((await RunAsync("journalctl -u ssh -o cat | grep -c '^Accepted ' || true")).Output.Trim(), System.Globalization.CultureInfo.InvariantCulture);

    public async Task<int> MainPidAsync(string unit) =>
        int.Parse((await RunAsync($"systemctl show -p MainPID --value {unit}")).MustWork().Output.Trim(), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Reboots it and waits until sshd answers again.</summary>
    public async Task RebootAsync()
    {
        (await Shell.RunAsync("docker", ["restart", "-t", "60", Container], seconds: 180)).MustWork();
        await WaitForAsync("systemctl is-active --quiet ssh");
    }

    /// <summary>What a deployment may touch and must give back: the hosts file, units, processes of the user, accounts' files, kernel settings.</summary>
    public async Task<string> FootprintAsync() => (await RunAsync(
        """
        echo "hosts $(sha256sum </etc/hosts)"
        find /etc/systemd/system /etc/security/limits.d /etc/sysctl.d /etc/profile.d /etc/rocketmq /etc/rocketmq-steps.owner /usr/local -printf '%y %m %u:%g %p %l\n' 2>/dev/null | grep -v '^d .* /usr/local' | sort
        ps -eo user:32,args | grep -c '^rocketmq' || true
        """)).Output;
}
