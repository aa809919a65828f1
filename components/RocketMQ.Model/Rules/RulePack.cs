using RocketMQ.Model.Configuration;
using RocketMQ.Model.Rendering;
namespace RocketMQ.Model.Rules;
/// <summary>Placeholder until merged.</summary>
public static class RulePack {
    /// <summary>x</summary>
    public static IReadOnlyList<Finding> Run(StackConfig config, ClusterPlan plan) => []; }
