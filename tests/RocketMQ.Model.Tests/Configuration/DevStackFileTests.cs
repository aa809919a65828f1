using RocketMQ.Model.Configuration;
using RocketMQ.Model.Rendering;
using RocketMQ.Model.Rules;

namespace RocketMQ.Model.Tests.Configuration;

/// <summary>Pulumi.dev.yaml, the configuration of the quickstart's stack.</summary>
public sealed class DevStackFileTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Repository.Root, "Pulumi.dev.yaml"));

    [Fact]
    public void It_spells_out_what_a_stack_without_configuration_makes() => Assert.Equal(Shape("config: {}"), Shape(Text));

    [Fact]
    public void Nothing_in_it_is_an_error_or_a_warning_of_its_own()
    {
        var before = Findings("config: {}").Select(f => f.Id).ToHashSet(StringComparer.Ordinal);
        Assert.DoesNotContain(Findings(Text), f => f.Severity != Severity.Info && !before.Contains(f.Id));
    }

    private static IEnumerable<Finding> Findings(string yaml) => StackCheck.Run(StackFile.Objects(yaml)).Findings;

    private static IEnumerable<object> Shape(string yaml)
    {
        var plan = ClusterPlanner.Plan(StackFile.Read(yaml).Config!.Cluster);
        return plan.NameServers.Concat(plan.Brokers).Select(i => (object)(i.Name, i.Host.Name, i.Address, i.Role, i.HeapMiB, i.ConfigDirectory));
    }
}
