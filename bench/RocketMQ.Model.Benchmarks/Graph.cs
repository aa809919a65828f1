using System.Text.Json;
using Pulumi;
using Pulumi.Testing;
using RocketMQ.Components.Cluster;
using RocketMQ.Components.Release;
using RocketMQ.Model.Rendering;
using RocketMQ.Model.Rollout;
using RocketMQ.Model.Rules;

namespace RocketMQ.Model.Benchmarks;

/// <summary>
/// A whole preview without an engine: what <see cref="Pipeline"/> does, and every resource of the cluster registered with its inputs at Pulumi's mocks.
/// The order, and that some of it is done more than once, is that of the program of a stack.
/// </summary>
internal static class Graph
{
    /// <summary>Plans, registers, and says what the change does.</summary>
    /// <param name="objects">The configuration.</param>
    /// <param name="last">What the stack kept of the last <c>up</c>.</param>
    /// <exception cref="InvalidOperationException">The configuration is refused: nothing worth measuring was done.</exception>
    public static async Task<CountingMocks> RunAsync(IReadOnlyDictionary<string, JsonElement> objects, string last)
    {
        var check = StackCheck.Run(objects);
        if (check.Config is not { } config) throw new InvalidOperationException(FindingText.Of("The measured stack is refused", check.Findings));
        var running = RunningClusterText.Read(last) ?? throw new InvalidOperationException("what was kept of the last up cannot be read");
        _ = RulePack.Run(config, ClusterPlanner.Plan(config.Cluster), [], running);
        var mocks = new CountingMocks();
        await Deployment.TestAsync(mocks, new TestOptions { IsPreview = true, StackName = "bench", ProjectName = "rocketmq" }, async () =>
        {
            var cluster = new RocketMQCluster("rocketmq", new()
            {
                Spec = config.Cluster,
                // Nothing is read from it here; it only has to be there.
                Archive = new ReleaseArchive { Path = typeof(Graph).Assembly.Location, Sha512 = new string('a', 128), FileName = "rocketmq-5.3.3.tar.gz" },
                CheckRules = false,
            });
            var findings = RulePack.Run(config, cluster.Plan, [], running);
            mocks.Told = FindingText.Of("The rules", findings).Length + ChangeText.Of(running, cluster.Plan, await cluster.ReadIntentsAsync()).Length;
        });
        return mocks;
    }
}
