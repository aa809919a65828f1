using RocketMQ.Components.Remote;
using RocketMQ.Model.Rendering;

namespace RocketMQ.Components.Host;

/// <summary>The read-only check of a host, for who wants to run it outside a deployment (a preflight).</summary>
public static class HostCheckInput
{
    /// <summary>Standard input for <c>bash -s -- HOST OWNER EPOCH</c> on the host, run as root.</summary>
    /// <param name="plan">The cluster.</param>
    /// <param name="host">One of its hosts.</param>
    /// <param name="minJava">Oldest Java that the release runs on. Default 8.</param>
    public static string Of(ClusterPlan plan, HostPlan host, int minJava = 8) => StepScripts.WithInput("check", CheckInput.Create(plan, host, minJava));
}
