using System.Globalization;

namespace RocketMQ.Scripts.Tests;

/// <summary>
/// Runs a step again and again, each time killed one command later (kill -9 from a DEBUG trap, counted from where it takes its lock: until then
/// it only reads), then to its end, and compares what stands on the host with what an undisturbed run leaves.
/// </summary>
internal static class KillLoop
{
    /// <summary>Every so many commands, more in the short form; 1 with ROCKETMQ_TEST_EVERY_COMMAND=1, which takes minutes.</summary>
    private static int Stride(int stride) => Environment.GetEnvironmentVariable("ROCKETMQ_TEST_EVERY_COMMAND") == "1" ? 1 : LongForm.Stride(stride);

    private const string Script = """
        set -u
        export LC_ALL=C
        cat >/root/killer.sh <<'K'
        kill_count=0 kill_armed=
        kill_step() {
          # Subshells do not count: theirs would run ahead and hide the commands that follow them.
          if [[ ${0##*/} == "$KILL_IN.sh" && $BASHPID == "$$" ]]; then
            [[ $BASH_COMMAND != 'hold_lock '* ]] || kill_armed=1
            if [[ $kill_armed ]] && ((++kill_count == KILL_AT)); then kill -9 $$; fi
          fi
        }
        set -T
        trap kill_step DEBUG
        K
        state() {
          local p
          for p in $PLACES; do
            [[ -e $p ]] || continue
            find "$p" -printf '%y %m %u:%g %p %l\n'; find "$p" -type f -exec sha256sum {} +
          done | grep -vE ' /etc/(passwd|group|shadow|gshadow|subuid|subgid)-$|/etc/\.pwd\.lock$' | sort
        }
        kit=/usr/local/lib/rocketmq-steps
        rm -rf /root/kit; cp -a /root/source-kit /root/kit
        export KIT_FILE=/root/.rocketmq-steps/kit.sh
        run() { bash "/root/kit/$STEP.sh" rocketmq01 </root/bundle; }
        eval "$RESET" >/root/log 2>&1 || { echo "reset failed"; cat /root/log; exit 1; }
        run >/root/log 2>&1 || { echo "the undisturbed run failed"; cat /root/log; exit 1; }
        state >/root/wanted
        killed=0 n=$FIRST
        while :; do
          eval "$RESET" >/root/log 2>&1 || { echo "reset failed before $n"; cat /root/log; exit 1; }
          KILL_AT=$n KILL_IN=$KILL_IN BASH_ENV=/root/killer.sh run >/root/log 2>&1; rc=$?
          # A killed helper of the step makes the step itself fail; a step that ended well was not hit any more.
          ((rc)) || break
          eval "$PROBE" >/root/log 2>&1 || { echo "killed at command $n: the probe fails"; cat /root/log; exit 1; }
          run >/root/log 2>&1 || { echo "killed at command $n: the next run fails"; cat /root/log; exit 1; }
          state >/root/got
          cmp -s /root/wanted /root/got || { echo "killed at command $n: another end"; diff /root/wanted /root/got; exit 1; }
          killed=$((killed + 1)) n=$((n + STRIDE))
        done
        echo "$killed"
        """;

    /// <param name="host">The host.</param>
    /// <param name="step">The step, for example prepare.</param>
    /// <param name="bundle">Its input.</param>
    /// <param name="places">What is compared, blanks between.</param>
    /// <param name="reset">Shell text that brings the host to where the step begins.</param>
    /// <param name="killIn">The script that is killed. Default: the step.</param>
    /// <param name="stride">Every so many commands.</param>
    /// <param name="probe">Shell text that must hold right after a kill.</param>
    /// <returns>How often it was killed.</returns>
    public static async Task<int> RunAsync(
        HostContainer host, string step, string bundle, string places, string reset, string? killIn = null, int stride = 7, string probe = ":")
    {
        await host.WriteAsync("/root/bundle", bundle);
        (await host.RunAsync($"[[ -d /root/source-kit ]] || cp -a {HostContainer.Kit} /root/source-kit")).MustWork();
        var seen = (await host.RunAsync(
            $"""
            STEP={step} KILL_IN={killIn ?? step} FIRST=1 STRIDE={Stride(stride)} PLACES='{places}'
            RESET=$(cat <<'R'
            {reset}
            R
            )
            PROBE=$(cat <<'P'
            {probe}
            P
            )
            {Script}
            """, seconds: 3600)).MustWork();
        return int.Parse(seen.Output, CultureInfo.InvariantCulture);
    }
}
