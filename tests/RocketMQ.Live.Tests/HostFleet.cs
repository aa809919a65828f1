using System.Globalization;

namespace RocketMQ.Live.Tests;

/// <summary>Hosts for one test class, on a network of their own; removed at the end.</summary>
internal sealed class HostFleet : IAsyncDisposable
{
    private static readonly string[] Flags =
    [
        "--cap-add", "SYS_ADMIN", "--cap-add", "NET_ADMIN", "--security-opt", "seccomp=unconfined", "--security-opt", "apparmor=unconfined",
        "--tmpfs", "/run", "--tmpfs", "/run/lock", "--tmpfs", "/tmp:exec", "-v", "/sys/fs/cgroup:/sys/fs/cgroup:rw", "--stop-signal", "SIGRTMIN+3",
    ];

    private readonly string id;
    private readonly string network;

    private HostFleet(string id, int subnet)
    {
        this.id = id;
        network = $"rocketmq-live-{id}";
        Subnet = $"172.30.{subnet.ToString(CultureInfo.InvariantCulture)}";
        Folder = Directory.CreateTempSubdirectory("rocketmq-live-").FullName;
    }

    public string Folder { get; }

    public string Subnet { get; }

    public List<LiveHost> Hosts { get; } = [];

    public string KeyFile => Path.Combine(Folder, "login_key");

    public LiveHost this[int number] => Hosts[number - 1];

    /// <summary>Boots that many hosts, rocketmq01 and up, at .11 and up of the subnet.</summary>
    public static Task<HostFleet> BootAsync(string id, int subnet, int count) => BootAsync(id, subnet, [.. Enumerable.Repeat("rocketmq-host:local", count)]);

    /// <summary>Boots a host of each of the images, rocketmq01 and up, at .11 and up of the subnet.</summary>
    public static async Task<HostFleet> BootAsync(string id, int subnet, IReadOnlyList<string> images)
    {
        var fleet = new HostFleet(id, subnet);
        await fleet.RemoveAsync();
        (await Shell.RunAsync("docker", ["network", "create", "--subnet", fleet.Subnet + ".0/24", fleet.network])).MustWork();
        (await Shell.RunAsync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", fleet.KeyFile])).MustWork();
        for (var i = 1; i <= images.Count; i++) await fleet.AddAsync(i, images[i - 1]);
        foreach (var host in fleet.Hosts) await host.WaitForAsync("systemctl is-active --quiet ssh");
        return fleet;
    }

    public async ValueTask DisposeAsync()
    {
        await RemoveAsync();
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>Puts a new machine in the place of a host: same name, address and keys, nothing on its disk.</summary>
    public async Task RecreateAsync(int number)
    {
        (await Shell.RunAsync("docker", ["rm", "-f", "-v", this[number].Container])).MustWork();
        await StartAsync(this[number]);
        await this[number].WaitForAsync("systemctl is-active --quiet ssh");
    }

    private async Task AddAsync(int number, string image)
    {
        var host = new LiveHost($"{network}-{number:00}", $"rocketmq{number:00}", $"{Subnet}.{10 + number}") { Image = image };
        var key = KeyOf(host);
        (await Shell.RunAsync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", host.Name, "-f", key])).MustWork();
        host.HostKey = string.Join(' ', (await File.ReadAllTextAsync(key + ".pub")).Split(' ').Take(2));
        await StartAsync(host);
        Hosts.Add(host);
    }

    private string KeyOf(LiveHost host) => Path.Combine(Folder, host.Name + "_host_key");

    private async Task StartAsync(LiveHost host)
    {
        var key = KeyOf(host);
        (await Shell.RunAsync("docker", ["create", "--name", host.Container, "--hostname", host.Name, "--network", network, "--ip", host.Address, .. Flags, host.Image])).MustWork();
        await CopyAsync(host, KeyFile + ".pub", "/root/.ssh/authorized_keys", "600");
        await CopyAsync(host, key, "/etc/ssh/ssh_host_ed25519_key", "600");
        await CopyAsync(host, key + ".pub", "/etc/ssh/ssh_host_ed25519_key.pub", "644");
        (await Shell.RunAsync("docker", ["start", host.Container])).MustWork();
    }

    /// <summary>docker cp keeps owner ids and needs the folder: a tar stream says exactly what arrives.</summary>
    private async Task CopyAsync(LiveHost host, string from, string to, string mode)
    {
        var tree = Directory.CreateTempSubdirectory("rocketmq-put-").FullName;
        var target = Path.Combine(tree, to[1..]);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Copy(from, target);
        (await Shell.RunAsync("bash", ["-c", $"chmod {mode} '{target}' && tar -C '{tree}' --owner=0 --group=0 -cf - '{to[1..]}' | docker cp - {host.Container}:/"])).MustWork();
        Directory.Delete(tree, recursive: true);
    }

    private async Task RemoveAsync()
    {
        var old = (await Shell.RunAsync("docker", ["ps", "-aq", "--filter", $"name=^{network}-"])).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (old.Length > 0) await Shell.RunAsync("docker", ["rm", "-f", "-v", .. old]);
        await Shell.RunAsync("docker", ["network", "rm", network]);
    }
}
