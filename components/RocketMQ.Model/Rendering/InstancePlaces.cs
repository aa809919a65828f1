using System.Text;
using RocketMQ.Model.Configuration;

namespace RocketMQ.Model.Rendering;

/// <summary>Where the instances of a stack are and where they log, as lines for the scripts on the user's machine (<c>tools/logs</c>).</summary>
public static class InstancePlaces
{
    /// <summary>A line an instance, tab-separated, in the order of the hosts' names: host, instance, kind of host, user, SSH address, port, unit, log file, private key file (- for none), and of the bastion user@address, port and private key file (- for none).</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="plan">Its plan.</param>
    /// <returns>Lines, each with a line feed; hosts that are lost are left out.</returns>
    public static string Render(StackConfig config, ClusterPlan plan)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(plan);
        var text = new StringBuilder();
        foreach (var i in plan.NameServers.Concat(plan.Brokers).Where(i => !i.Host.Lost).OrderBy(i => i.Host.Name, StringComparer.Ordinal).ThenBy(i => i.Name, StringComparer.Ordinal))
        {
            var log = $"{i.LogDirectory}/{(i.Kind == InstanceKind.Broker ? "broker" : "namesrv")}.log";
            var login = config.Credentials.GetValueOrDefault(i.Host.Name);
            string[] through = i.Host.Bastion is { } bastion ? [$"{bastion.User}@{bastion.Address}", $"{bastion.Port}", login?.Bastion?.PrivateKeyFile ?? "-"] : ["-", "-", "-"];
            string[] fields = [i.Host.Name, i.Name, config.Kind == HostsKind.Docker ? "docker" : "ssh", i.Host.User, i.Host.SshAddress ?? i.Host.Address, $"{i.Host.Port}", i.Unit, log, login?.PrivateKeyFile ?? "-", .. through];
            text.AppendJoin('\t', fields).Append('\n');
        }

        return text.ToString();
    }
}
