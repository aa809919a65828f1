namespace RocketMQ.Scripts.Tests;

/// <summary>What the tests do with an instance on a host.</summary>
internal static class InstanceSteps
{
    public static Task<StepResult> StartAsync(this HostContainer host, Instance instance) => host.StepAsync("start", instance.Bundle, instance.Name);

    public static Task<StepResult> RollAsync(this HostContainer host, Instance instance) => host.StepAsync("roll", instance.Bundle, instance.Name);

    public static Task<StepResult> StopAsync(this HostContainer host, Instance instance) => host.StepAsync("stop", instance.Bundle, instance.Name);

    /// <summary>Process of the unit, 0 for none.</summary>
    public static async Task<int> PidAsync(this HostContainer host, Instance instance) =>
        int.Parse((await host.RunAsync($"systemctl show -p MainPID --value '{instance.Unit}'")).MustWork().Output, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>What the process runs with.</summary>
    public static async Task<string> RunningDigestAsync(this HostContainer host, Instance instance) =>
        (await host.ReadAsync($"/run/rocketmq/{instance.Name}/digest")).Trim();

    /// <summary>
    /// Runs a step that is killed (SIGKILL to its shell, as by a lost connection or a power cut of the step alone) before its <paramref name="command"/>th
    /// command. True when it was; false when it was done before.
    /// </summary>
    public static async Task<bool> KilledAtAsync(this HostContainer host, int command, string step, Instance instance)
    {
        const string trap = """
            # The step itself and no shell that it starts. $0 does not name it here before bash 5.2.
            if [[ -z ${CUT_SEEN-} ]]; then
              export CUT_SEEN=1
              CUT_COUNT=0
              set -T
              trap 'if ((++CUT_COUNT == CUT_AT)); then kill -9 $$; fi' DEBUG
            fi
            """;
        await host.WriteAsync("/root/cut.sh", trap);
        var done = await host.RunAsync(
            $"CUT_AT={command} BASH_ENV=/root/cut.sh bash {HostContainer.Kit}/{step}.sh '{instance.Name}'", instance.Bundle);
        Assert.True(done.ExitCode is 0 or 137, $"exit {done.ExitCode}\n{done.Output}\n{done.Errors}");
        return done.ExitCode == 137;
    }
}
