using System.Text.RegularExpressions;

namespace RocketMQ.Model.Topology;

/// <summary>
/// The one definition of a folder that may belong to an instance or a release: the steps fill it, give it to another user, and remove it when they are told to.
/// The scripts decide the same by <c>own_folder</c> in <c>instance.sh</c>; a test compares both over a table of paths.
/// </summary>
public static partial class OwnFolder
{
    // Below these a folder needs a name of its own at the third level: the second is the system's, or a whole disk or home.
    private static readonly string[] Shared = ["/etc", "/home", "/media", "/mnt", "/root", "/usr", "/var"];

    // Nothing below these: they are the system's own, or do not outlive a restart.
    private static readonly string[] OfTheSystem =
    [
        "/bin", "/boot", "/dev", "/lib", "/lib32", "/lib64", "/libx32", "/lost+found", "/proc", "/run", "/sbin", "/sys", "/tmp",
        "/etc/default", "/etc/profile.d", "/etc/security", "/etc/ssh", "/etc/sysctl.d", "/etc/systemd",
        "/usr/bin", "/usr/games", "/usr/include", "/usr/lib", "/usr/lib32", "/usr/lib64", "/usr/libexec", "/usr/libx32", "/usr/sbin", "/usr/share", "/usr/src",
        "/usr/local/bin", "/usr/local/include", "/usr/local/sbin", "/usr/local/lib/rocketmq-steps",
        "/var/cache", "/var/lock", "/var/run", "/var/tmp",
        "/var/lib/apt", "/var/lib/containerd", "/var/lib/dbus", "/var/lib/docker", "/var/lib/dpkg", "/var/lib/rpm", "/var/lib/systemd", "/var/log/journal",
    ];

    // These hold folders of programs, and are not one.
    private static readonly string[] Holders = ["/usr/local/etc", "/usr/local/games", "/usr/local/lib", "/usr/local/man", "/usr/local/share", "/usr/local/src", "/var/lib", "/var/log", "/var/spool"];

    /// <summary>Whether a folder may be one of ours.</summary>
    /// <param name="path">The path.</param>
    /// <returns>True when the scripts take it.</returns>
    public static bool Allows(string path) => Complaint(path) is null;

    /// <summary>Why a folder may not be one of ours.</summary>
    /// <param name="path">The path.</param>
    /// <returns>What is wrong, as the end of a sentence that begins with the path; null when nothing is.</returns>
    public static string? Complaint(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!Plain().IsMatch(path))
        {
            return "is not an absolute path of plain names";
        }

        if (OfTheSystem.FirstOrDefault(root => path == root || path.StartsWith(root + "/", StringComparison.Ordinal)) is { } system)
        {
            return path == system ? "is a folder of the system" : $"lies in {system}, which is the system's or does not last";
        }

        var names = path.Count(c => c == '/');
        var shared = Shared.Any(root => path == root || path.StartsWith(root + "/", StringComparison.Ordinal));
        return names == 1 ? "lies directly in /: it is a whole disk or a folder of the system, not one of RocketMQ alone"
            : (shared && names == 2) || Holders.Contains(path) ? "is a folder of the system or a whole disk, not one of RocketMQ alone"
            : null;
    }

    /// <summary>Why a folder may not be the one that holds a folder for each instance, which is made anew or gets another owner.</summary>
    /// <param name="path">The path.</param>
    /// <returns>As <see cref="Complaint"/>.</returns>
    public static string? ComplaintOfRoot(string path) =>
        IsHolder(path) ? "is a folder of the system, not one of RocketMQ alone" : Complaint($"{path}/broker-a-0");

    /// <summary>Whether folders of other programs, or whole disks, are in it.</summary>
    internal static bool IsHolder(string path) => path is "/opt" or "/srv" or "/usr/local" || Shared.Contains(path) || Holders.Contains(path);

    // As Forms.Folder, which says of a text in the configuration what is wrong with its form.
    [GeneratedRegex(@"^(/(?!\.{1,2}(/|\z))[A-Za-z0-9_.+@-]+)+\z")]
    private static partial Regex Plain();
}
