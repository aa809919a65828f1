using Pulumi;
using Pulumi.Docker;
using Pulumi.Docker.Inputs;
using RocketMQ.Components.Remote;
using RocketMQ.Model.Configuration;
using RocketMQ.Model.Topology;

namespace Infra;

/// <summary>
/// Hosts of kind docker: containers on this machine that are hosts in every respect that matters here (systemd, sshd, an own address,
/// a volume for data). Everything is removed by destroy but the volumes, which stay as data on a real host stays.
/// </summary>
internal static class DockerHosts
{
    private static readonly string[] Tmpfs = ["/run", "/run/lock", "/tmp"];

    public static (Dictionary<string, SshCredentialsArgs> Credentials, Dictionary<string, Resource> MadeBy, IReadOnlyList<HostSpec> Hosts) Make(StackConfig config, string stack, string project)
    {
        var keys = DevKeys.Folder(project);
        var login = DevKeys.Get(keys, DevKeys.LoginKey);
        var labels = DockerOwner.Labels(project, stack);
        var network = new Network("hosts-network", new NetworkArgs
        {
            Labels = [.. labels.Select(l => new NetworkLabelArgs { Label = l.Label, Value = l.Value })],
            Name = $"rocketmq-{stack}",
            Driver = "bridge",
            IpamConfigs = new NetworkIpamConfigArgs { Subnet = config.DockerSubnet },
        }, LabelsStay());
        var hosts = new List<HostSpec>();
        var madeBy = new Dictionary<string, Resource>(StringComparer.Ordinal);
        foreach (var host in config.Cluster.Hosts)
        {
            var hostKey = DevKeys.Get(keys, $"{stack}-{host.Name}_host_key");
            madeBy[host.Name] = Container(config, stack, host, network, login.Public, hostKey, labels);
            hosts.Add(host with { HostKey = hostKey.Public });
        }

        // With the names, by which `./quickstart ssh` finds the addresses.
        File.WriteAllLines(Path.Combine(keys, $"known_hosts-{stack}"), hosts.Select(h => $"{h.Address},{h.Name} {h.HostKey}"));
        var credentials = new SshCredentialsArgs
        {
            PrivateKey = Output.CreateSecret(login.Private),
            // A container's sshd answers a second or two after the container has started.
            DialErrorLimit = 10,
        };
        return (hosts.ToDictionary(h => h.Name, _ => credentials, StringComparer.Ordinal), madeBy, hosts);
    }

    private static Container Container(StackConfig config, string stack, HostSpec host, Network network, string login, (string Private, string Public) hostKey, IReadOnlyList<(string Label, string Value)> labels)
    {
        var volume = new Volume($"{host.Name}-data", new VolumeArgs
        {
            Name = $"rocketmq-{stack}-{host.Name}",
            Labels = [.. labels.Select(l => new VolumeLabelArgs { Label = l.Label, Value = l.Value })],
        }, LabelsStay(retain: !config.Cluster.Destroy.DeleteData));
        return new Container(host.Name, new ContainerArgs
        {
            Name = $"rocketmq-{stack}-{host.Name}",
            Hostname = host.Name,
            Image = config.DockerImage,
            Labels = [.. labels.Select(l => new ContainerLabelArgs { Label = l.Label, Value = l.Value })],
            Command = ["/sbin/init"],
            Restart = "unless-stopped",
            Capabilities = new ContainerCapabilitiesArgs { Adds = ["CAP_SYS_ADMIN", "CAP_NET_ADMIN"] },
            SecurityOpts = ["seccomp=unconfined", "apparmor=unconfined"],
            // On control groups v2 the mount below then shows the container's own part of the tree, as it does on v1.
            CgroupnsMode = "host",
            StopSignal = "SIGRTMIN+3",
            DestroyGraceSeconds = 20,
            Tmpfs = Tmpfs.ToDictionary(path => path, path => path == "/tmp" ? "exec" : ""),
            NetworksAdvanced = [new ContainerNetworksAdvancedArgs { Name = network.Name, Ipv4Address = host.Address }],
            Volumes =
            [
                new ContainerVolumeArgs { HostPath = "/sys/fs/cgroup", ContainerPath = "/sys/fs/cgroup" },
                new ContainerVolumeArgs { VolumeName = volume.Name, ContainerPath = config.Cluster.Paths.Store },
            ],
            Uploads =
            [
                new ContainerUploadArgs { File = "/root/.ssh/authorized_keys", Content = login + "\n", Permissions = "0600" },
                new ContainerUploadArgs { File = "/etc/ssh/ssh_host_ecdsa_key", Content = Output.CreateSecret(hostKey.Private), Permissions = "0600" },
                new ContainerUploadArgs { File = "/etc/ssh/ssh_host_ecdsa_key.pub", Content = hostKey.Public + "\n", Permissions = "0644" },
            ],
        }, LabelsStay());
    }

    /// <summary>Labels are set at creation alone: the provider would replace what it has made before to give it other ones.</summary>
    private static CustomResourceOptions LabelsStay(bool retain = false) => new() { IgnoreChanges = ["labels"], RetainOnDelete = retain };
}
