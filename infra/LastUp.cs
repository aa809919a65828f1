using Pulumi;
using RocketMQ.Model.Rollout;

namespace Infra;

/// <summary>
/// What the last <c>up</c> of this stack applied, read from its own outputs, in previews and real runs alike: a saved plan
/// holds only when both register and read the same resources.
/// </summary>
internal static class LastUp
{
    /// <summary>Name of the output. A secret, because broker properties may be anything, and because it is not for people to read.</summary>
    public const string Output = "configuration";

    /// <summary>What it was; null where no <c>up</c> has gone through, or one of a library that kept another form.</summary>
    public static async Task<RunningCluster?> ReadAsync()
    {
        var here = Deployment.Instance;
        var self = new StackReference("last-up", new StackReferenceArgs { Name = $"{here.OrganizationName}/{here.ProjectName}/{here.StackName}" });
        var kept = await self.GetOutputDetailsAsync(Output);
        return RunningClusterText.Read((kept.SecretValue ?? kept.Value) as string);
    }
}
