namespace RocketMQ.Model.Rendering;

/// <summary>Writes an instance's systemd unit.</summary>
internal static class UnitFile
{
    private const string Launcher = "/usr/local/lib/rocketmq-steps/launch.sh";
    
    internal static Template Template { get; } = Template.Load("unit.service");

    internal static string Render(UnitInput input) => Template.Fill(Values(input));

    internal static PlannedFile File(string path, UnitInput input) => Template.File(path, "0644", "root:root", Values(input));

    private static Dictionary<string, string> Values(UnitInput input)
    {
        string[] places = [input.Config, input.Release, .. input.Writable];
        return new Dictionary<string, string>
        {
            ["description"] = SystemdText.Rest(input.Description),
            ["after"] = input.IsBroker
                ? "network-online.target rocketmq-hosts.service rocketmq-namesrv.service"
                : "network-online.target rocketmq-hosts.service",
            ["config"] = SystemdText.Word(input.Config),
            ["release"] = SystemdText.Word(input.Release),
            ["home"] = SystemdText.Word("ROCKETMQ_HOME=" + input.Release),
            ["command"] = $"/bin/bash {Launcher} {SystemdText.Argument(input.Config)} {input.MainClass} {SystemdText.Argument(input.ConfFile)}",
            ["data"] = SystemdText.Rest(input.Data),
            ["runtime"] = "rocketmq/" + SystemdText.Rest(input.Instance),
            ["writable"] = Words(input.Writable),
            ["protect-home"] = Below(places, "/home", "/root", "/run/user") ? "read-only" : "yes",
            ["private-tmp"] = Below(places, "/tmp", "/var/tmp") ? "no" : "yes",
        };
    }

    private static string Words(IEnumerable<string> paths) => string.Join(' ', paths.Distinct(StringComparer.Ordinal).Select(SystemdText.Word));

    private static bool Below(IEnumerable<string> paths, params string[] roots) =>
        paths.Any(p => roots.Any(r => p == r || p.StartsWith(r + "/", StringComparison.Ordinal)));
}
