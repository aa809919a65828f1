using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Rendering;

/// <summary>Files of a host as a whole, and the cluster's lines for /etc/hosts.</summary>
public static class HostFiles
{
    /// <summary>Kernel settings.</summary>
    public const string SysctlPath = "/etc/sysctl.d/60-rocketmq.conf";

    /// <summary>Limits of log-ins.</summary>
    public const string LimitsPath = "/etc/security/limits.d/60-rocketmq.conf";

    /// <summary>ROCKETMQ_HOME and PATH of log-in shells.</summary>
    public const string ProfilePath = "/etc/profile.d/rocketmq.sh";

    /// <summary>Unit that puts the hosts block back at boot.</summary>
    public const string HostsUnitPath = "/etc/systemd/system/rocketmq-hosts.service";

    private static readonly Template HostsUnit = Template.Load("rocketmq-hosts.service");
    private static readonly Template Sysctl = Template.Load("sysctl.conf");
    private static readonly Template Limits = Template.Load("limits.conf");
    private static readonly Template Profile = Template.Load("profile.sh");
    private static readonly Dictionary<string, string> Nothing = [];

    internal static IReadOnlyList<Template> Templates => [HostsUnit, Sysctl, Limits, Profile];

    internal static IReadOnlyList<PlannedFile> Render(string releaseDirectory, string configDirectory) =>
    [
        File(SysctlPath, Sysctl, Nothing),
        File(LimitsPath, Limits, Nothing),
        File(ProfilePath, Profile, new Dictionary<string, string> { ["home"] = Quoted(releaseDirectory) }),
        File(HostsUnitPath, HostsUnit, new Dictionary<string, string> { ["config"] = SystemdText.Argument(configDirectory), ["config-path"] = SystemdText.Rest(configDirectory) }),
    ];

    /// <summary>The same on every host: address, name, aliases.</summary>
    internal static IReadOnlyList<string> HostsLines(IEnumerable<HostSpec> hosts) =>
        [.. hosts.Select(h => string.Join(' ', [h.Address, h.Name, .. h.Aliases]))];

    /// <summary>One word for every POSIX shell: nothing is expanded in single quotes.</summary>
    internal static string Quoted(string text) => "'" + text.Replace("'", "'\\''", StringComparison.Ordinal) + "'";

    private static PlannedFile File(string path, Template template, IReadOnlyDictionary<string, string> values) => template.File(path, "0644", "root:root", values);
}
