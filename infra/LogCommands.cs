using System.Text.Json;
using RocketMQ.Model.Configuration;
using RocketMQ.Model.Rendering;
using RocketMQ.Model.Rules;

namespace Infra;

/// <summary>Prints the commands that show the logs of instances, from a stack's configuration: <c>tools/logs</c> runs it, outside of any deployment.</summary>
internal static class LogCommands
{
    private const int Lines = 50;

    /// <summary>Reads <c>pulumi config --json</c> from standard input.</summary>
    /// <param name="arguments">Name of the stack, then the instances (broker-a-0, namesrv, rocketmq01/namesrv); none: all.</param>
    /// <returns>Exit code: 1 when the configuration is refused or there is no such instance.</returns>
    public static int Print(IReadOnlyList<string> arguments)
    {
        var check = StackCheck.Run(Read(Console.In.ReadToEnd()));
        if (check.Config is not { } config)
        {
            Console.Error.WriteLine(FindingText.Refusal("The configuration of this stack is refused", check.Findings));
            return 1;
        }

        var plan = ClusterPlanner.Plan(config.Cluster);
        var options = config.Kind == HostsKind.Docker ? DockerHosts.SshOptions(arguments[0]) : "";
        var all = plan.NameServers.Concat(plan.Brokers).Where(i => !i.Host.Lost).ToList();
        var wanted = arguments.Skip(1).ToList();
        var unknown = wanted.FirstOrDefault(w => !all.Exists(i => Is(i, w)));
        if (unknown is not null)
        {
            Console.Error.WriteLine($"This stack has no instance {unknown}; its instances: {string.Join(' ', all.Select(Name))}");
            return 1;
        }

        foreach (var instance in all.Where(i => wanted.Count == 0 || wanted.Exists(w => Is(i, w))))
        {
            Console.WriteLine($"# {Name(instance)}");
            Console.WriteLine(Command(instance, options));
        }

        return 0;
    }

    private static string Name(InstancePlan instance) => $"{instance.Host.Name}/{instance.Name}";

    private static bool Is(InstancePlan instance, string wanted) => wanted == instance.Name || wanted == Name(instance);

    private static string Command(InstancePlan i, string options)
    {
        var sudo = i.Host.User == "root" ? "" : "sudo -n ";
        var log = $"{i.LogDirectory}/{(i.Kind == InstanceKind.Broker ? "broker" : "namesrv")}.log";
        return $"ssh {options}-p {i.Host.Port} {i.Host.User}@{i.Host.SshAddress ?? i.Host.Address} '{sudo}journalctl -u {i.Unit} -n {Lines} --no-pager; {sudo}tail -n {Lines} {log}'";
    }

    private static Dictionary<string, JsonElement> Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.EnumerateObject()
            .Where(p => p.Name.StartsWith("rocketmq:", StringComparison.Ordinal))
            .ToDictionary(p => p.Name["rocketmq:".Length..], p => ConfigObjects.Parse(p.Value.GetProperty("value").GetString()!), StringComparer.Ordinal);
    }
}
