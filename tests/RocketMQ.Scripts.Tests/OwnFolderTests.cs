using RocketMQ.Model.Topology;

namespace RocketMQ.Scripts.Tests;

/// <summary>What the scripts take for a folder of our own is what the model takes for one.</summary>
public sealed class OwnFolderTests
{
    private static readonly string[] Roots =
    [
        "", "/bin", "/boot", "/data1", "/dev", "/etc", "/etc/default", "/etc/profile.d", "/etc/security", "/etc/ssh", "/etc/sysctl.d", "/etc/systemd", "/etc/systemd/system", "/etc/systemd2",
        "/home", "/home/mq", "/lib", "/lib32", "/lib64", "/libx32", "/lost+found", "/media", "/media/cd", "/mnt", "/mnt/disk1", "/opt", "/proc", "/proc/1", "/root", "/run", "/run/systemd",
        "/sbin", "/srv", "/sys", "/tmp", "/usr", "/usr/bin", "/usr/games", "/usr/include", "/usr/lib", "/usr/lib32", "/usr/lib64", "/usr/libexec", "/usr/libx32", "/usr/local",
        "/usr/local/bin", "/usr/local/etc", "/usr/local/games", "/usr/local/include", "/usr/local/lib", "/usr/local/lib/rocketmq-steps", "/usr/local/man", "/usr/local/sbin",
        "/usr/local/share", "/usr/local/src", "/usr/local/x", "/usr/sbin", "/usr/share", "/usr/src", "/usr/x", "/var", "/var/cache", "/var/lib", "/var/lib/apt", "/var/lib/containerd",
        "/var/lib/dbus", "/var/lib/docker", "/var/lib/dpkg", "/var/lib/rpm", "/var/lib/rocketmq", "/var/lib/systemd", "/var/lock", "/var/log", "/var/log/journal", "/var/log/rocketmq",
        "/var/run", "/var/spool", "/var/tmp", "/var/rocketmq",
    ];

    private static readonly string[] Odd =
    [
        "/", "//", "relative", "a/b", ".", "..", "~/x", "/a/b/", "/a//b", "//a/b", "/a/./b", "/a/../b", "/a/b/..", "/a/b/.", "/../a/b", "/a/..b", "/a/.b", "/a/b c", " /a/b", "/a/b ",
        "/a/$b", "/a/b;c", "/a/*", "/a/b\\c", "/a/b%c", "/a/ä", "/a/b+c@d-e_f.g", "/data1/mq/x/y",
    ];

    [Fact]
    public async Task The_scripts_and_the_model_take_the_same_folders()
    {
        string[] paths = [.. Odd, .. Roots.SelectMany(r => new[] { r, $"{r}/rocketmq", $"{r}/rocketmq/broker-a-0", $"{r}x/rocketmq" }).Where(p => p.Length > 0).Distinct()];
        var script = $$"""
            . '{{Path.Combine(Checkout.Scripts, "prelude.sh")}}'
            . '{{Path.Combine(Checkout.Scripts, "instance.sh")}}'
            while IFS= read -r path; do if own_folder "$path"; then printf 'yes %s\n' "$path"; else printf 'no %s\n' "$path"; fi; done
            """;
        var ran = (await Shell.RunAsync("bash", ["-c", script], string.Join('\n', paths) + "\n")).MustWork();
        Assert.Equal(paths.Select(p => $"{(OwnFolder.Allows(p) ? "yes" : "no")} {p}"), ran.Output.TrimEnd('\n').Split('\n'));
        Assert.InRange(paths.Count(OwnFolder.Allows), 50, paths.Length - 50);
    }
}
