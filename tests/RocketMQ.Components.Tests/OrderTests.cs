using CsCheck;
using RocketMQ.Model.Topology;

namespace RocketMQ.Components.Tests;

public sealed class OrderTests
{
    [Fact]
    public async Task Reference_case_has_a_readable_resource_for_every_step()
    {
        var stack = await RecordedStack.RunAsync(Topologies.Reference);
        string[] expected =
        [
            "orders-host01-kit", "orders-host01-prepare", "orders-host01-archive", "orders-host01-release",
            "orders-namesrv-host01-start", "orders-broker-a-0-start", "orders-broker-a-1-start",
            "orders-namesrv-host01-roll", "orders-broker-a-0-roll", "orders-broker-a-1-roll", "orders-verify",
            "orders-hosts-prepared", "orders-name-servers-started", "orders-masters-started", "orders-slaves-started",
        ];
        Assert.All(expected, name => Assert.True(stack.Has(name), $"{name} is missing"));
        // Two commands a host, two an instance, one check of the whole.
        Assert.Equal((4 * 2) + (8 * 2) + 1, stack.Commands.Count);
    }

    [Fact]
    public void Every_phase_waits_for_the_one_before_in_any_topology() =>
        Topologies.Any.Sample(
            spec =>
            {
                var stack = RecordedStack.RunAsync(spec).GetAwaiter().GetResult();
                AssertPhases(stack, spec);
                return true;
            },
            iter: 40,
            threads: 1);

    [Fact]
    public void The_roll_is_a_chain_slaves_before_masters_in_any_topology() =>
        Topologies.Any.Sample(
            spec =>
            {
                var stack = RecordedStack.RunAsync(spec).GetAwaiter().GetResult();
                var rolls = stack.Commands.Where(c => c.Name.EndsWith("-roll", StringComparison.Ordinal)).OrderBy(c => c.Began).ToList();
                Assert.Equal(spec.NameServers.Count + spec.BrokerGroups.Sum(g => 1 + g.Slaves.Count), rolls.Count);
                for (var i = 1; i < rolls.Count; i++) Assert.True(rolls[i - 1].Ended < rolls[i].Began, $"{rolls[i - 1].Name} and {rolls[i].Name} overlap");
                var order = rolls.Select(r => Kind(r, spec)).ToList();
                Assert.Equal(order.Order(), order);
                return true;
            },
            iter: 25,
            threads: 1);

    private static void AssertPhases(RecordedStack stack, ClusterSpec spec)
    {
        var phases = new List<List<RecordedStack.Registration>>
        {
            Ending("-kit"), Ending("-prepare"), Ending("-archive"), Ending("-release"),
            Starts(0), Starts(2), Starts(1), Ending("-roll"), Ending("-verify"),
        };
        // Kit, prepare, archive and release run host by host.
        foreach (var host in spec.Hosts)
        {
            Assert.Empty(stack.OutOfOrder([stack[$"orders-{host.Name}-kit"]], [stack[$"orders-{host.Name}-prepare"]]));
            Assert.Empty(stack.OutOfOrder([stack[$"orders-{host.Name}-prepare"]], [stack[$"orders-{host.Name}-archive"]]));
            Assert.Empty(stack.OutOfOrder([stack[$"orders-{host.Name}-archive"]], [stack[$"orders-{host.Name}-release"]]));
        }

        for (var i = 3; i + 1 < phases.Count; i++)
        {
            // A phase may be empty (no slaves): then the one before it counts.
            var before = phases.Take(i + 1).Last(p => p.Count > 0);
            Assert.Empty(stack.OutOfOrder(before, phases[i + 1]));
        }

        List<RecordedStack.Registration> Ending(string end) => [.. stack.All.Where(c => c.Name.EndsWith(end, StringComparison.Ordinal))];
        List<RecordedStack.Registration> Starts(int kind) => [.. Ending("-start").Where(c => Kind(c, spec) == kind)];
    }

    /// <summary>0 name server, 1 slave, 2 master: the order of a roll.</summary>
    private static int Kind(RecordedStack.Registration step, ClusterSpec spec)
    {
        if (step.Name.Contains("-namesrv-", StringComparison.Ordinal)) return 0;
        return spec.BrokerGroups.Any(g => step.Name.StartsWith($"orders-{g.Name}-0-", StringComparison.Ordinal)) ? 2 : 1;
    }
}
