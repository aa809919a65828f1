namespace RocketMQ.Live.Tests;

/// <summary>A process of the cluster, as its host shows it.</summary>
/// <param name="Pid">Its number.</param>
/// <param name="Digest">What it runs, as launch.sh wrote at its start.</param>
/// <param name="Files">What the next start would run.</param>
/// <param name="Waits">True: files lie ready that it does not run yet.</param>
internal sealed record LiveProcess(int Pid, string Digest, string Files, bool Waits)
{
    /// <summary>All processes of a host, by the names that a preview uses: <c>broker-a-0</c>, <c>namesrv@rocketmq01</c>.</summary>
    public static async Task<IReadOnlyList<KeyValuePair<string, LiveProcess>>> OfAsync(LiveHost host)
    {
        var ran = await host.RunAsync(
            """
            for u in rocketmq-namesrv $(systemctl list-units --all --plain --no-legend 'rocketmq-broker@*' | awk '{print $1}'); do
              p=$(systemctl show -p MainPID --value "$u"); [[ ${p:-0} != 0 ]] || continue
              i=${u#rocketmq-broker@}; i=${i%.service}; i=${i#rocketmq-}
              printf '%s %s %s %s %s\n' "$i" "$p" "$(cat "/run/rocketmq/$i/digest" || echo -)" "$(cat "/etc/rocketmq/$i/digest" || echo -)" "$([[ -e /etc/rocketmq/$i/.next ]] && echo waits || echo no)"
            done 2>/dev/null
            """);
        return [.. from line in ran.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                   let w = line.Split(' ')
                   let name = w[0] == "namesrv" ? $"namesrv@{host.Name}" : w[0]
                   select KeyValuePair.Create(name, new LiveProcess(int.Parse(w[1], System.Globalization.CultureInfo.InvariantCulture), w[2], w[3], w[4] == "waits"))];
    }
}
