using System.Text;

namespace RocketMQ.Scripts.Tests;

/// <summary>Input of check, prepare and release as the deployment writes it.</summary>
internal static class StepBundles
{
    public const string Cluster = "rocketmq-cluster";

    /// <summary>What check gets for a host with a name server and a master; <paramref name="changes"/> come later and win.</summary>
    public static string Check(string address, params string[] changes) => $"""
        ## set host rocketmq01
        ## set address {address}
        ## set user rocketmq
        ## set cluster {Cluster}
        ## set java.min 8
        ## set java.max 21
        ## set memory.needed 500
        ## set disk.needed 100
        ## set clock.tolerance 30
        ## set rule.RMQ040 fail
        ## set rule.RMQ041 warn
        ## set rule.RMQ042 warn
        ## set rule.RMQ043 warn
        ## set rule.RMQ044 warn
        ## set release-format tar.gz
        ## set commands
        ## add port 9876 rocketmq-namesrv.service
        ## add port 10911 rocketmq-broker@broker-a-0.service
        ## add name rocketmq01 {address}
        ## add name rocketmq02 192.0.2.12
        ## add dir /var/lib/rocketmq
        ## add dir /var/log/rocketmq
        ## add dir /etc/rocketmq

        """ + string.Concat(changes.Select(c => c + "\n"));

    /// <summary>What prepare gets: folders, files, and a hosts block.</summary>
    public static string Prepare(string address, params string[] changes)
    {
        var text = new StringBuilder($"""
            ## set host rocketmq01
            ## set cluster {Cluster}
            ## set user rocketmq
            ## set config /etc/rocketmq
            ## set home /var/lib/rocketmq
            ## set store /var/lib/rocketmq
            ## set logs /var/log/rocketmq
            ## set data keep
            ## set release keep
            ## add dir /etc/rocketmq 0755 root:root
            ## add dir /var/lib/rocketmq 0755 rocketmq:rocketmq
            ## add dir /var/log/rocketmq 0755 rocketmq:rocketmq
            ## add hosts-line {address} rocketmq01 rocketmq-nameserver1 rocketmq-master1
            ## add hosts-line 192.0.2.12 rocketmq02 rocketmq-nameserver2
            ## add name rocketmq01 {address}
            ## add name rocketmq-master1 {address}
            ## add name rocketmq02 192.0.2.12

            """);
        foreach (var change in changes)
        {
            text.Append(change).Append('\n');
        }

        text.Append("""
            ## file /etc/sysctl.d/90-rocketmq.conf 0644 root:root
            # settings of the kernel
            vm.max_map_count = 655360
            ## file /etc/security/limits.d/rocketmq.conf 0644 root:root
            rocketmq hard nofile 655350
            ## file /etc/profile.d/rocketmq.sh 0644 root:root
            export ROCKETMQ_HOME=/usr/local/rocketmq-4.7.1
            ## file /etc/systemd/system/rocketmq-hosts.service 0644 root:root
            [Unit]
            Description=Names of the RocketMQ hosts in /etc/hosts
            [Service]
            Type=oneshot
            ExecStart=/bin/bash /usr/local/lib/rocketmq-steps/hosts-block.sh put /etc/rocketmq
            [Install]
            WantedBy=multi-user.target

            """);
        return text.ToString();
    }

    /// <summary>What release gets.</summary>
    public static string Release(string archive, string sha512, string version = "4.7.1", string directory = "/usr/local", string release = "keep") =>
        $"## set archive {archive}\n## set sha512 {sha512}\n## set version {version}\n## set directory {directory}\n## set release {release}\n";
}
