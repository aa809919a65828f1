using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Configuration;

/// <summary>What <c>rocketmq:hosts</c> came to.</summary>
/// <param name="Kind">Where the hosts come from; null when that could not be read.</param>
/// <param name="Hosts">The hosts.</param>
/// <param name="Credentials">How to log in to each host of kind ssh.</param>
/// <param name="Image">Image of docker hosts.</param>
/// <param name="Subnet">Subnet of docker hosts.</param>
/// <param name="NodesGiven">False: the hosts are those of the reference cluster.</param>
/// <param name="TakeOver">Number of the deployment that hosts are taken over from.</param>
/// <param name="Complete">False: hosts are missing because of an error that is reported.</param>
internal sealed record HostsResult(
    HostsKind? Kind,
    IReadOnlyList<HostSpec> Hosts,
    IReadOnlyDictionary<string, SshCredentials> Credentials,
    string Image,
    string Subnet,
    bool NodesGiven,
    bool Complete,
    string? TakeOver);
