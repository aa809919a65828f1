using System.Text.RegularExpressions;
using RocketMQ.Model.Topology;

namespace RocketMQ.Components.Remote;

/// <summary>
/// The one line that a step runs on a host. It names the step and its subject and nothing else, because the engine repeats it
/// in the text of a failure; the script itself is in the kit. The log-in's own shell may be of any make: it is only asked to run <c>sh</c>.
/// </summary>
internal static partial class StepLine
{
    /// <summary>A step whose script stands in the kit on the host.</summary>
    public static string FromKit(HostSpec host, string script, string subject, int timeLimitSeconds, params string[] more) =>
        $"sh -c '{Kit(StepKit.InstalledPath, StepKit.UploadPath)}{Run(host, script, subject, timeLimitSeconds, more)}'";

    /// <summary>The step that installs the kit: it takes the copy that has just arrived.</summary>
    public static string FromUpload(HostSpec host, string script, string subject, int timeLimitSeconds, params string[] more) =>
        $"sh -c '{Kit(StepKit.UploadPath, StepKit.InstalledPath)}{Run(host, script, subject, timeLimitSeconds, more)}'";

    /// <summary>
    /// A delete from the kit. A host that was set up anew has no kit and nothing else of ours: nothing is left to do there. Where units of ours
    /// stand without the kit, somebody removed it: that is an error which names them.
    /// </summary>
    public static string DeleteFromKit(HostSpec host, string script, string subject, int timeLimitSeconds, params string[] more) =>
        $"sh -c '{Kit(StepKit.InstalledPath, StepKit.UploadPath)}if [ -e $k ]; then {Run(host, script, subject, timeLimitSeconds, more)}; else cat >/dev/null; ! ls -d /etc/systemd/system/rocketmq-*.service 2>/dev/null; fi'";

    private static string Kit(string first, string second) => $"k={first}; [ -e $k ] || k={second}; ";

    private static string Run(HostSpec host, string script, string subject, int timeLimitSeconds, string[] more) =>
        $"{Sudo(host)}timeout -k 10 {timeLimitSeconds} bash $k {script} {string.Join(' ', more.Prepend(subject).Select(Word))}";

    private static string Sudo(HostSpec host) => host.User == "root" ? "" : "sudo -n ";

    private static string Word(string text) =>
        Plain().IsMatch(text) ? text : throw new ArgumentException($"'{text}' may not stand in a command line: only letters, digits and . _ - : / @ may.", nameof(text));

    [GeneratedRegex(@"\A[A-Za-z0-9._:][A-Za-z0-9._:/@-]*\z")]
    private static partial Regex Plain();
}
