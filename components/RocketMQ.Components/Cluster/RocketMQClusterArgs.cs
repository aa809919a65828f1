using Pulumi;
using RocketMQ.Components.Release;
using RocketMQ.Components.Remote;
using RocketMQ.Model.Topology;

namespace RocketMQ.Components.Cluster;

/// <summary>What a <see cref="RocketMQCluster"/> is made from.</summary>
public sealed class RocketMQClusterArgs : ResourceArgs
{
    /// <summary>The cluster as described: hosts, name servers, broker groups, settings.</summary>
    public required ClusterSpec Spec { get; init; }

    /// <summary>The archive of the release. Default: taken from <see cref="ReleaseSpec.Archive"/>, which must then be a file on this machine.</summary>
    public ReleaseArchive? Archive { get; init; }

    /// <summary>How hosts are logged in to, unless <see cref="HostCredentials"/> says otherwise. Default: the SSH agent.</summary>
    public SshCredentialsArgs Credentials { get; init; } = new();

    /// <summary>Host name → how that host is logged in to. Default none.</summary>
    public IReadOnlyDictionary<string, SshCredentialsArgs> HostCredentials { get; init; } = new Dictionary<string, SshCredentialsArgs>();

    /// <summary>
    /// Digest of how the hosts are logged in to, kept with the record of what was applied (<see cref="RocketMQCluster.Applied"/>), for a caller that asks
    /// whether a run will connect at all. Default none.
    /// </summary>
    public string LoginsDigest { get; init; } = "";

    /// <summary>Host name → resource that makes the host, for hosts that are made in the same program. Default none.</summary>
    public IReadOnlyDictionary<string, Resource> HostResources { get; init; } = new Dictionary<string, Resource>();

    /// <summary>
    /// Known once every host has passed its check: nothing is changed on any host before. A caller that checks hosts itself completes it then. Default: at
    /// once.
    /// </summary>
    public Input<string> HostsChecked { get; init; } = "";

    /// <summary>
    /// One line that everybody who looks after the hosts must know, written into <c>promotion.log</c> among the logs of each host. Default none.
    /// </summary>
    public string HostNotice { get; init; } = "";

    /// <summary>
    /// True: the description is checked by all rules before any resource is made; errors refuse it, warnings are shown. False where the caller has done
    /// so already (<see cref="RocketMQ.Model.Rules.StackCheck"/>). Default true.
    /// </summary>
    public bool CheckRules { get; init; } = true;
}
