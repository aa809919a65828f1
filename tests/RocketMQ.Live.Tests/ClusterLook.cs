using System.Globalization;

namespace RocketMQ.Live.Tests;

/// <summary>What the brokers and name servers of a fleet say of themselves.</summary>
internal static class ClusterLook
{
    private const string Kit = "/usr/local/lib/rocketmq-steps";

    /// <summary>Waits until every broker runs that version, is registered at every name server and, as a master, open for writing there.</summary>
    /// <param name="fleet">The hosts.</param>
    /// <param name="version">For example 4.7.1.</param>
    /// <param name="servers">Numbers of the hosts with name servers.</param>
    /// <param name="brokers">Each: brokerName, brokerId and the number of its host; all at port 10911.</param>
    public static async Task RunsAsync(HostFleet fleet, string version, int[] servers, string[] brokers)
    {
        foreach (var words in brokers.Select(b => b.Split(' ')))
        {
            var (name, id, host) = (words[0], words[1], fleet[int.Parse(words[2], CultureInfo.InvariantCulture)]);
            await WaitAsync(host, $"runtime_info {host.Address} 10911 brokerVersionDesc && [[ ${{INFO[brokerVersionDesc]}} == V{version.Replace('.', '_')} ]]");
            foreach (var server in servers.Select(s => fleet[s].Address))
            {
                await WaitAsync(host, $"cluster_info {server} 9876 && [[ \" ${{CLUSTER[*]}} \" == *\" {name} {id} {host.Address}:10911 \"* ]]");
                if (id == "0") await WaitAsync(host, $"route_permission {server} 9876 {name} {name} && ((PERMISSION & 2))");
            }
        }
    }

    private static Task<string> WaitAsync(LiveHost host, string look) => host.WaitForAsync($". {Kit}/prelude.sh && . {Kit}/remoting.sh && {look}");
}
