namespace RocketMQ.Model.Rendering;

/// <summary>Writes an instance's systemd unit.</summary>
internal static class UnitFile
{
    private const string Launcher = "/usr/local/lib/rocketmq-steps/launch.sh";
    private static readonly Template Frame = Template.Load("unit.service");

    internal static string Render(UnitInput input)
    {
        string[] places = [input.Config, input.Release, .. input.Writable];
        return Frame.Fill(new Dictionary<string, string>
        {
            ["description"] = SystemdText.Rest(input.Description),
            ["after"] = input.IsBroker
                ? "network-online.target rocketmq-hosts.service rocketmq-namesrv.service"
                : "network-online.target rocketmq-hosts.service",
            ["mounts"] = Words(places),
            ["home"] = SystemdText.Word("ROCKETMQ_HOME=" + input.Release),
            ["command"] = $"/bin/bash {Launcher} {SystemdText.Argument(input.Config)} {input.MainClass} {SystemdText.Argument(input.ConfFile)}",
            ["data"] = SystemdText.Rest(input.Data),
            ["runtime"] = "rocketmq/" + SystemdText.Rest(input.Instance),
            ["writable"] = Words(input.Writable),
            ["protect-home"] = Below(places, "/home", "/root", "/run/user")
                ? "# A folder of this instance lies in a home, so homes can only be made read-only.\nProtectHome=read-only"
                : "ProtectHome=yes",
            ["private-tmp"] = Below(places, "/tmp", "/var/tmp")
                ? "# A folder of this instance lies in /tmp or /var/tmp, which a private one would hide.\nPrivateTmp=no"
                : "PrivateTmp=yes",
        });
    }

    private static string Words(IEnumerable<string> paths) => string.Join(' ', paths.Distinct(StringComparer.Ordinal).Select(SystemdText.Word));

    private static bool Below(IEnumerable<string> paths, params string[] roots) =>
        paths.Any(p => roots.Any(r => p == r || p.StartsWith(r + "/", StringComparison.Ordinal)));
}
