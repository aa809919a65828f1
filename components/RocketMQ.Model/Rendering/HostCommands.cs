namespace RocketMQ.Model.Rendering;

/// <summary>Commands for operators, on the PATH of every host.</summary>
public static class HostCommands
{
    /// <summary>Where they stand: on the PATH of log-in shells, of <c>ssh host COMMAND</c> and of most sudo; <c>prepare</c> links them where sudo looks elsewhere.</summary>
    public const string Folder = "/usr/local/bin";

    /// <summary>What a host knows of its cluster: name servers, brokers, folders. For the commands, readable for everybody.</summary>
    public const string PlanPath = "/etc/rocketmq-steps.plan";

    /// <summary>Name of the list in the kit: <c>COMMAND SCRIPT</c> a line.</summary>
    internal const string ListName = "commands";

    private static readonly Template Wrapper = Template.Load("command.sh");

    /// <summary>Every command, and the script of the kit that it runs.</summary>
    public static IReadOnlyList<(string Name, string Script)> All { get; } =
    [
        ("mqadmin", "mqadmin.sh"),
        ("rocketmq-status", "status.sh"),
        ("rocketmq-support", "support.sh"),
    ];

    /// <summary>Paths of the commands.</summary>
    public static IEnumerable<string> Paths => All.Select(c => $"{Folder}/{c.Name}");

    internal static IReadOnlyList<Template> Templates => [Wrapper];

    internal static string ListText => string.Concat(All.Select(c => $"{c.Name} {c.Script}\n"));
}
