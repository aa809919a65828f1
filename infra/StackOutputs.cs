using Pulumi;
using RocketMQ.Components.Cluster;
using RocketMQ.Model.Rendering;
using RocketMQ.Model.Rollout;

namespace Infra;

/// <summary>The stack's outputs: an interface, with the same names in every stack.</summary>
internal static class StackOutputs
{
    /// <param name="cluster">The cluster.</param>
    /// <param name="sshOptions">What a person must tell ssh besides port, user and host; empty for hosts of their own.</param>
    public static IDictionary<string, object?> Of(RocketMQCluster cluster, string sshOptions) => new Dictionary<string, object?>
    {
        ["nameServers"] = cluster.NameServers,
        ["brokers"] = cluster.BrokerList.Select(b => (object)new Dictionary<string, object>
        {
            ["name"] = b.Name,
            ["id"] = b.Id,
            ["role"] = b.Role,
            ["host"] = b.Host,
            ["address"] = b.Address,
            ["version"] = b.Version,
        }).ToArray(),
        ["release"] = new Dictionary<string, object?>
        {
            ["version"] = cluster.Plan.Spec.Release.Version,
            ["sha512"] = cluster.ReleaseSha512,
        },
        ["hosts"] = cluster.Plan.Hosts.Select(h => (object)new Dictionary<string, object>
        {
            ["name"] = h.Host.Name,
            ["address"] = h.Host.Address,
        }).ToArray(),
        [LastUp.Output] = Output.CreateSecret(cluster.Applied),
        ["logs"] = cluster.Plan.NameServers.Concat(cluster.Plan.Brokers).ToDictionary(i => $"{i.Host.Name}/{i.Name}", i => (object)LogCommand(i, sshOptions)),
    };

    private static string LogCommand(InstancePlan i, string sshOptions) =>
        $"ssh {sshOptions}-p {i.Host.Port} {i.Host.User}@{i.Host.SshAddress ?? i.Host.Address} 'journalctl -u {i.Unit} -n 50 --no-pager; tail -n 50 {i.LogDirectory}/{(i.Kind == InstanceKind.Broker ? "broker" : "namesrv")}.log'";
}
