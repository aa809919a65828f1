using System.Text.RegularExpressions;
using RocketMQ.Model.Topology;

namespace RocketMQ.Components.Remote;

/// <summary>
/// The one line that a step runs on a host. It names the step and its subject and nothing else, because the engine repeats it
/// in the text of a failure; the script itself is in the kit, or at the head of standard input.
/// </summary>
internal static partial class StepLine
{
    /// <summary>A step whose script stands in the kit on the host.</summary>
    public static string FromKit(HostSpec host, string script, string subject, int timeLimitSeconds, params string[] more) =>
        $"{Sudo(host)}timeout -k 10 {timeLimitSeconds} bash {StepScripts.Folder}/{script}.sh {string.Join(' ', more.Prepend(subject).Select(Word))}";

    /// <summary>A step whose script comes at the head of standard input: what runs before the kit is there.</summary>
    public static string FromStdin(HostSpec host, string subject, int timeLimitSeconds, params string[] more) =>
        $"{Sudo(host)}timeout -k 10 {timeLimitSeconds} bash -s -- {string.Join(' ', more.Prepend(subject).Select(Word))}";

    /// <summary>
    /// A delete from the kit. A host that was set up anew has no kit and nothing else of ours: nothing is left to do there. Where units of ours
    /// stand without the kit, somebody removed it: that is an error which names them.
    /// </summary>
    public static string DeleteFromKit(HostSpec host, string script, string subject, int timeLimitSeconds, params string[] more) =>
        $"if [ -e {StepScripts.Folder}/{script}.sh ]; then {FromKit(host, script, subject, timeLimitSeconds, more)}; else cat >/dev/null; ! ls -d /etc/systemd/system/rocketmq-*.service 2>/dev/null; fi";

    private static string Sudo(HostSpec host) => host.User == "root" ? "" : "sudo -n ";

    private static string Word(string text) =>
        Plain().IsMatch(text) ? text : throw new ArgumentException($"'{text}' may not stand in a command line: only letters, digits and . _ - : / @ may.", nameof(text));

    [GeneratedRegex(@"\A[A-Za-z0-9._:][A-Za-z0-9._:/@-]*\z")]
    private static partial Regex Plain();
}
