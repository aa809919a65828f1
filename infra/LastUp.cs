using Pulumi;
using RocketMQ.Model.Promotion;
using RocketMQ.Model.Rollout;

namespace Infra;

/// <summary>
/// What the last <c>up</c> of this stack applied, read from its own outputs, in previews and real runs alike: a saved plan
/// holds only when both register and read the same resources.
/// </summary>
/// <param name="Cluster">What it was; null where no <c>up</c> has gone through, or one of a library that kept another form.</param>
/// <param name="Promotion">What passed with it; null as before.</param>
internal sealed record LastUp(RunningCluster? Cluster, PromotionRecord? Promotion)
{
    /// <summary>Name of the output. A secret, because broker properties may be anything, and because it is not for people to read.</summary>
    public const string Output = "configuration";

    /// <summary>Name of the output that other stacks read.</summary>
    public const string PromotionOutput = "promotion";

    /// <summary>This stack's name in full: organization/project/stack.</summary>
    public static string Here => $"{Deployment.Instance.OrganizationName}/{Deployment.Instance.ProjectName}/{Deployment.Instance.StackName}";

    public static async Task<LastUp> ReadAsync()
    {
        var self = new StackReference("last-up", new StackReferenceArgs { Name = Here });
        var kept = await self.GetOutputDetailsAsync(Output);
        var passed = await self.GetOutputDetailsAsync(PromotionOutput);
        return new(
            RunningClusterText.Read((kept.SecretValue ?? kept.Value) as string),
            PromotionParser.Read(OutputValues.ToJson(passed.Value)).Record);
    }
}
