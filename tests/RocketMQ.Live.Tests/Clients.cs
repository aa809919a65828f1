using System.Globalization;
using System.Text.RegularExpressions;

namespace RocketMQ.Live.Tests;

/// <summary>RocketMQ's own example clients, run on a host against the whole cluster.</summary>
internal static partial class Clients
{
    // Of the newest release on the host: clients of any version talk to brokers of the three.
    private const string Java = "java -Xmx128m --add-opens=java.base/java.nio=ALL-UNNAMED --add-exports=java.base/jdk.internal.ref=ALL-UNNAMED --add-exports=java.base/sun.nio.ch=ALL-UNNAMED -Duser.home=/tmp -cp \"$(ls -d /usr/local/rocketmq-[0-9]* | sort -V | tail -n 1)/lib/*\"";

    /// <summary>Sends 1,000 messages; every one must be SEND_OK.</summary>
    /// <returns>Message id → name of the broker that took it.</returns>
    public static async Task<IReadOnlyDictionary<string, string>> SendAsync(LiveHost host, string nameServers)
    {
        var ran = (await host.RunAsync($"NAMESRV_ADDR='{nameServers}' timeout 120 {Java} org.apache.rocketmq.example.quickstart.Producer", seconds: 180)).MustWork();
        var sent = Sent().Matches(ran.Output).ToDictionary(m => m.Groups["id"].Value, m => m.Groups["broker"].Value, StringComparer.Ordinal);
        Assert.True(sent.Count == 1000, $"{sent.Count} of 1000 messages were SEND_OK:\n{ran.All[^Math.Min(ran.All.Length, 3000)..]}");
        return sent;
    }

    /// <summary>Reads the whole topic, as a consumer group that nobody knows yet, until every one of these messages was seen: also those that others have consumed.</summary>
    public static async Task ReceiveAsync(LiveHost host, string nameServers, IReadOnlyDictionary<string, string> sent)
    {
        var script = $$"""
            cat >/tmp/wanted
            NAMESRV_ADDR='{{nameServers}}' timeout 150 {{Java}} org.apache.rocketmq.example.operation.Consumer -g read_{{Guid.NewGuid():N}} -t TopicTest -s '*' -f false >/tmp/consumed 2>&1 &
            for _ in {1..600}; do
              grep -o 'UNIQ_KEY=[0-9A-F]*' /tmp/consumed | cut -d= -f2 | sort -u >/tmp/seen
              missing=$(sort /tmp/wanted | comm -23 - /tmp/seen | wc -l)
              [[ $missing == 0 ]] && break
              sleep 0.2
            done
            kill %1; echo "$missing"
            """;
        var ran = await host.RunAsync(script, string.Join('\n', sent.Keys) + "\n", 200);
        Assert.True(ran.Output.Trim() == "0", $"{ran.Output.Trim()} of {sent.Count.ToString(CultureInfo.InvariantCulture)} messages were not received; {ran.Errors}");
    }

    /// <summary>Begins to send without end, 1,000 messages every few seconds.</summary>
    public static async Task StartLoadAsync(LiveHost host, string nameServers) => (await host.RunAsync(
        $$"""
        rm -f /tmp/load*
        nohup bash -c 'until [[ -e /tmp/load.stop ]]; do NAMESRV_ADDR="{{nameServers}}" {{Java}} org.apache.rocketmq.example.quickstart.Producer >>/tmp/load.sent 2>&1; sleep 2; done; touch /tmp/load.ended' >/dev/null 2>&1 </dev/null &
        """)).MustWork();

    /// <summary>Ends it.</summary>
    /// <returns>Every message that was acknowledged, in whatever way: its id → name of the broker that took it.</returns>
    public static async Task<IReadOnlyDictionary<string, string>> StopLoadAsync(LiveHost host)
    {
        await host.RunAsync("touch /tmp/load.stop");
        await host.WaitForAsync("[[ -e /tmp/load.ended ]]", seconds: 180);
        var sent = Acknowledged().Matches((await host.RunAsync("cat /tmp/load.sent")).MustWork().Output).ToDictionary(m => m.Groups["id"].Value, m => m.Groups["broker"].Value, StringComparer.Ordinal);
        Assert.True(sent.Count >= 1000, $"only {sent.Count.ToString(CultureInfo.InvariantCulture)} messages were acknowledged");
        return sent;
    }

    [GeneratedRegex(@"SendResult \[sendStatus=[A-Z_]+, msgId=(?<id>[0-9A-F]+),.*?brokerName=(?<broker>[^,]+),")]
    private static partial Regex Acknowledged();

    [GeneratedRegex(@"SendResult \[sendStatus=SEND_OK, msgId=(?<id>[0-9A-F]+),.*?brokerName=(?<broker>[^,]+),")]
    private static partial Regex Sent();
}
