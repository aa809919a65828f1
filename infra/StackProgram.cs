using Pulumi;
using RocketMQ.Components.Cluster;
using RocketMQ.Components.Remote;
using RocketMQ.Model.Configuration;
using RocketMQ.Model.Preflight;
using RocketMQ.Model.Rendering;
using RocketMQ.Model.Rules;
using RocketMQ.Model.Topology;

namespace Infra;

/// <summary>A stack: configuration in, hosts and cluster made, outputs out. Nothing is decided here.</summary>
internal static class StackProgram
{
    private static readonly string[] ConfigNames = ["hosts", "release", "cluster", "destroy", "production", "preflight", "rules"];

    public static async Task<IDictionary<string, object?>> RunAsync()
    {
        var project = ProjectFolder();
        var read = StackConfigReader.Read(ConfigObjects.Read(ConfigNames));
        var stack = Deployment.Instance.StackName;
        Refuse(stack, read.Findings);
        var config = read.Config!;
        var spec = config.Cluster;
        var findings = RulePack.Run(config, ClusterPlanner.Plan(spec));
        Refuse(stack, findings);
        if (findings.Count > 0) Log.Warn(FindingText.Of($"The rules on stack {stack}", [.. findings.Where(f => f.Severity != Severity.Info), .. findings.Where(f => f.Severity == Severity.Info)]));

        await LookAtHostsAsync(config, spec, project);
        var archive = await ReleaseResolver.ResolveAsync(spec.Release, project);
        var (credentials, madeBy, hosts) = config.Kind == HostsKind.Docker
            ? DockerHosts.Make(config, stack, project)
            : (GivenHosts.Credentials(config, project), new Dictionary<string, Resource>(), spec.Hosts);
        // Which archive of a version a machine has is no reason to restart anything: it stays out of the description that brokers are compared by.
        spec = spec with { Hosts = hosts, Release = spec.Release with { Archive = archive.FileName, Sha512 = null } };

        var cluster = new RocketMQCluster("rocketmq", new()
        {
            Spec = spec,
            Archive = archive,
            CheckHosts = config.Preflight != PreflightMode.Off,
            HostCredentials = credentials,
            HostResources = madeBy,
        });
        return StackOutputs.Of(cluster, config.Kind == HostsKind.Docker ? DockerHosts.SshOptions(stack) : "");
    }

    private static async Task LookAtHostsAsync(StackConfig config, ClusterSpec spec, string project)
    {
        if (config.Preflight != PreflightMode.Preview || !Deployment.Instance.IsDryRun) return;
        if (config.Kind == HostsKind.Docker)
        {
            Log.Info("preflight: the hosts of this stack are containers that it makes itself; they are checked in up.");
            return;
        }

        var reports = await Preflight.LookAsync(config, ClusterPlanner.Plan(spec), project);
        var table = "Preflight, read-only:\n" + PreflightTable.Of(reports);
        if (reports.Any(r => r.Failed)) throw new RunException(table);
        Log.Info(table);
    }

    private static void Refuse(string stack, IReadOnlyList<Finding> findings)
    {
        if (findings.Any(f => f.Severity == Severity.Error))
        {
            throw new RunException(FindingText.Of($"Stack {stack} is refused, nothing was touched", findings));
        }
    }

    /// <summary>The folder of Pulumi.yaml: the program runs in it or, as <c>main:</c> says, below it.</summary>
    private static string ProjectFolder()
    {
        for (var folder = new DirectoryInfo(Environment.CurrentDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Pulumi.yaml"))) return folder.FullName;
        }

        throw new RunException($"No folder above {Environment.CurrentDirectory} has a Pulumi.yaml; run the program with the pulumi command.");
    }
}
