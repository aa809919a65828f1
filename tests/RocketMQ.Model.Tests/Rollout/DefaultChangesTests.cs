using RocketMQ.Model.Catalog;
using RocketMQ.Model.Rendering;
using RocketMQ.Model.Rollout;
using static RocketMQ.Model.Tests.Rules.Specs;

namespace RocketMQ.Model.Tests.Rollout;

public sealed class DefaultChangesTests
{
    [Fact]
    public void Same_catalog_has_no_changed_default() => Assert.Equal("", DefaultChanges.Render("4.9.8", ClusterPlanner.Plan(Good.Version("4.9.7"))));

    [Theory]
    [InlineData("4.7.1", "4.9.8")]
    [InlineData("4.9.8", "5.3.3")]
    [InlineData("4.7.1", "5.3.3")]
    public void Every_change_is_one_of_the_catalogs_and_of_no_key_that_is_set(string from, string to)
    {
        var plan = ClusterPlanner.Plan(Good.Version(to));
        var changes = DefaultChanges.Find(from, plan);
        Assert.NotEmpty(changes);
        Assert.All(changes, c =>
        {
            Assert.Equal((c.Old, c.New), (KeyCatalog.For(from).Find(c.Key, c.Kind)!.Default, KeyCatalog.For(to).Find(c.Key, c.Kind)!.Default));
            Assert.NotEqual(c.Old, c.New);
            Assert.DoesNotContain(plan.Brokers, b => c.Kind == InstanceKind.Broker && b.EffectiveProperties.ContainsKey(c.Key));
        });
    }

    [Fact]
    public void Preview_of_an_upgrade_lists_them_and_setting_the_key_takes_it_off_the_list()
    {
        var before = RunningCluster.Of(ClusterPlanner.Plan(Good.Version("4.7.1")));
        var key = DefaultChanges.Find("4.7.1", ClusterPlanner.Plan(Good.Version("4.9.8"))).First(c => c.Kind == InstanceKind.Broker);
        var text = ChangeText.Of(before, ClusterPlanner.Plan(Good.Version("4.9.8")));
        Assert.Contains("Defaults that change with RocketMQ 4.7.1 => 4.9.8", text, StringComparison.Ordinal);
        Assert.Contains($"{key.Key} {key.Old} => {key.New}", text, StringComparison.Ordinal);
        Assert.DoesNotContain($"{key.Key} {key.Old} => {key.New}", ChangeText.Of(before, ClusterPlanner.Plan(Good.Version("4.9.8").With(key.Key, key.Old))), StringComparison.Ordinal);
    }
}
