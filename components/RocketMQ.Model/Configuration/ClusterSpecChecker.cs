using RocketMQ.Model.Rules;
using RocketMQ.Model.Topology;

namespace RocketMQ.Model.Configuration;

/// <summary>
/// Checks a cluster that a program describes with typed arguments, by the very rules that a stack's configuration is checked by.
/// Whatever passes is safe to write into files and step input.
/// </summary>
public static class ClusterSpecChecker
{
    /// <summary>Checks a cluster.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <returns>All errors, with the paths that the fields have in a stack's configuration; empty when there are none.</returns>
    public static IReadOnlyList<Finding> Check(ClusterSpec cluster)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        var config = new StackConfig
        {
            Kind = HostsKind.Ssh,
            Cluster = cluster with { Release = Judged(cluster.Release), NameServersFrom = Judged(cluster) },
            // How a program logs in is its own affair; here it only must not be missing.
            Credentials = cluster.Hosts.DistinctBy(h => h.Name).ToDictionary(h => h.Name, _ => new SshCredentials { Agent = true }, StringComparer.Ordinal),
        };

        // The written form cannot hold two things of one name, so pairs are looked for in the typed form as well.
        var written = StackConfigReader.Read(StackConfigWriter.Write(config)).Findings;
        var typed = TopologyChecker.Check(cluster).Where(f => !cluster.DisabledRules.ContainsKey(f.Id));
        return [.. written.Concat(typed).DistinctBy(f => (f.Id, f.Path))];
    }

    // A program has the addresses of another deployment's name servers already; how it came to them is its own affair.
    private static string? Judged(ClusterSpec cluster) =>
        cluster.OutsideNameServers.Count > 0 ? cluster.NameServersFrom ?? "another-deployment" : cluster.NameServersFrom;

    // A program may hand the archive over in another way, or hand over the one that a build has made, so how these fit together is not judged here.
    private static ReleaseSpec Judged(ReleaseSpec release) =>
        release.Archive is null ? release with { Sha512 = null } : release.Sha512 is null ? new ReleaseSpec { Version = release.Version } : release with { Build = null };
}
