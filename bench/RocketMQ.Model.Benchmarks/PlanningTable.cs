using System.Diagnostics;
using System.Globalization;

namespace RocketMQ.Model.Benchmarks;

/// <summary>
/// Planning alone, with and without the resource graph: one broker on every host, with five name servers and with one on every host, where each file and
/// each step's input names all of them and so grows with the square.
/// </summary>
internal static class PlanningTable
{
    private const int LargestStack = 200;
    private const double GoalSeconds = 2;
    private const int FewNameServers = 5;
    private const int WarmUps = 2;
    private const int Times = 5;

    private static readonly int[] Sizes = [4, 50, LargestStack];

    private static readonly string[] Columns =
    [
        "hosts", "name servers", "resources", "plan warm ms", "plan process s", "graph warm ms", "graph process s", "graph CPU s",
        "graph allocated MB", "graph peak MB", "step inputs kB/host",
    ];

    /// <summary>Measures each in fresh processes, one after the other, and then in this one.</summary>
    public static IReadOnlyList<Row> Measure()
    {
        Work[] all =
        [
            .. from servers in new Func<int, int>[] { hosts => Math.Min(FewNameServers, hosts), hosts => hosts }
               from hosts in Sizes
               select new Work(hosts, servers(hosts)),
        ];
        // The smallest is the same stack in both.
        Work[] each = [.. all.Distinct()];
        var cold = each.ToDictionary(w => w, w => (Plan: ColdRun.Measure(w), Graph: ColdRun.Measure(w with { WithGraph = true })));
        return [.. each.Select(w => new Row(w, Warm(w), cold[w].Plan, Warm(w with { WithGraph = true }), cold[w].Graph, InputsOf(w)))];
    }

    /// <summary>Prints it.</summary>
    /// <returns>True when the goal is met.</returns>
    public static bool Print(IReadOnlyList<Row> rows)
    {
        Console.WriteLine();
        Console.WriteLine("Planning: configuration, rules, files, change text; graph: that, all step inputs, and all resources registered at Pulumi's mocks");
        Console.WriteLine();
        Console.WriteLine($"| {string.Join(" | ", Columns)} |");
        Console.WriteLine($"|{string.Concat(Columns.Select(_ => "---|"))}");
        foreach (var row in rows)
        {
            FormattableString[] cells =
            [
                $"{row.Work.Hosts}", $"{row.Work.NameServers}", $"{row.Counted.Resources}",
                $"{row.PlanMs:f1}", $"{row.Plan.ProcessSeconds:f2}", $"{row.GraphMs:f0}", $"{row.Graph.ProcessSeconds:f2}",
                $"{row.Graph.CpuSeconds:f2}", $"{row.Graph.AllocatedMB:f0}", $"{row.Graph.PeakMB:f0}",
                $"{row.Counted.InputLength / 1e3 / row.Work.Hosts:f0}",
            ];
            Console.WriteLine($"| {string.Join(" | ", cells.Select(c => c.ToString(CultureInfo.InvariantCulture)))} |");
        }

        Console.WriteLine();
        var met = true;
        foreach (var row in rows.Where(r => r.Work.Hosts == LargestStack))
        {
            met &= ResultTable.Goal(
                $"planning {LargestStack} hosts with {row.Work.NameServers} name servers, graph and all, in a fresh process in at most {GoalSeconds} s",
                $"{row.Graph.ProcessSeconds:f2} s",
                row.Graph.ProcessSeconds <= GoalSeconds);
        }

        return met;
    }

    private static double Warm(Work work)
    {
        var objects = work.Objects();
        var last = Pipeline.LastOf(objects);
        for (var i = 0; i < WarmUps; i++) work.Do(objects, last);
        return Enumerable.Range(0, Times).Select(_ => Once()).Order().ElementAt(Times / 2);

        double Once()
        {
            var watch = Stopwatch.StartNew();
            work.Do(objects, last);
            return watch.Elapsed.TotalMilliseconds;
        }
    }

    private static CountingMocks InputsOf(Work work)
    {
        var objects = work.Objects();
        return (CountingMocks)(work with { WithGraph = true }).Do(objects, Pipeline.LastOf(objects));
    }

    /// <summary>What was measured of one stack.</summary>
    internal sealed record Row(Work Work, double PlanMs, ColdRun Plan, double GraphMs, ColdRun Graph, CountingMocks Counted);
}
