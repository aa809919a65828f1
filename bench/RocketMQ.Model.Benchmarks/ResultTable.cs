using System.Globalization;
using BenchmarkDotNet.Reports;

namespace RocketMQ.Model.Benchmarks;

/// <summary>The measurements as a table.</summary>
internal static class ResultTable
{
    private const int LargestStack = 200;
    private const double GoalSeconds = 1;
    private const double GoalMB = 200;

    // Output counts as linear while a host of the largest stack costs at most this much more than one of the smallest; with
    // it the names grow longer, and the share of fixed lines falls.
    private const double GoalRatio = 1.25;

    /// <summary>Prints it.</summary>
    /// <returns>True when every goal is met.</returns>
    public static bool Print(Summary summary, IReadOnlyDictionary<int, ColdRun> cold)
    {
        Console.WriteLine("| hosts | groups | ms (median) | allocated MB | ms/host, of 4 hosts' | findings B/host | change B/host | kept B/host | files B/host | output/host, of 4 hosts' | /etc/hosts B/host | cold s | process s | peak MB |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
        double firstTime = 0, firstOutput = 0, ratio = 0;
        foreach (var report in summary.Reports.OrderBy(HostsOf))
        {
            var hosts = HostsOf(report);
            var ms = report.ResultStatistics!.Median / 1e6;
            var allocated = report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) / 1e6;
            var objects = SampleStack.Of(hosts);
            var size = Pipeline.SizeOf(Pipeline.Run(objects, Pipeline.LastOf(objects)));
            var output = (double)(size.Findings + size.Change + size.Kept + size.Files) / hosts;
            if (firstTime == 0) (firstTime, firstOutput) = (ms / hosts, output);
            ratio = output / firstOutput;
            var run = cold[hosts];
            Line($"| {hosts} | {SampleStack.GroupsFor(hosts)} | {ms:f1} | {allocated:f1} | {ms / hosts / firstTime:f2} | {size.Findings / hosts} | {size.Change / hosts} | {size.Kept / hosts} | {size.Files / hosts} | {ratio:f2} | {size.HostsBlocks / hosts} | {run.Seconds:f2} | {run.ProcessSeconds:f2} | {run.PeakMB:f0} |");
        }

        var largest = cold[LargestStack];
        Console.WriteLine();
        return Goal($"{LargestStack} hosts in a fresh process in < {GoalSeconds} s", $"{largest.ProcessSeconds:f2} s", largest.ProcessSeconds < GoalSeconds)
            & Goal($"{LargestStack} hosts in < {GoalMB} MB", $"{largest.PeakMB:f0} MB", largest.PeakMB < GoalMB)
            & Goal($"output per host at most {GoalRatio} times that of 4 hosts", $"{ratio:f2}", ratio <= GoalRatio);
    }

    /// <summary>Prints whether a goal is met.</summary>
    public static bool Goal(FormattableString what, FormattableString measured, bool met)
    {
        Line($"goal: {what.ToString(CultureInfo.InvariantCulture)}: {(met ? "yes" : "NO")} ({measured.ToString(CultureInfo.InvariantCulture)})");
        return met;
    }

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    private static int HostsOf(BenchmarkReport report) => (int)report.BenchmarkCase.Parameters["Hosts"];
}
