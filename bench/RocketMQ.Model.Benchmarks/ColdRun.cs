using System.Diagnostics;
using System.Globalization;

namespace RocketMQ.Model.Benchmarks;

/// <summary>One run in a process of its own, as a preview is one: nothing is compiled, nothing is cached.</summary>
/// <param name="Seconds">From the start of the work to its end, the compiling of it at run time included; the start of .NET is not in it.</param>
/// <param name="ProcessSeconds">From the start of the process to its end.</param>
/// <param name="PeakMB">The most memory that the process held, in MB (10^6 bytes).</param>
/// <param name="CpuSeconds">Of all its threads: what is left of it on a machine that does something else meanwhile.</param>
/// <param name="AllocatedMB">What it allocated in all, in MB.</param>
internal sealed record ColdRun(double Seconds, double ProcessSeconds, double PeakMB, double CpuSeconds, double AllocatedMB)
{
    private const int Times = 3;

    /// <summary>In the process that is measured: does the work, prints seconds, peak bytes, CPU seconds and allocated bytes.</summary>
    public static void Child(Work work, string last)
    {
        var objects = work.Objects();
        var watch = Stopwatch.StartNew();
        var told = work.Do(objects, last);
        watch.Stop();
        GC.KeepAlive(told);
        using var self = Process.GetCurrentProcess();
        double[] measured = [watch.Elapsed.TotalSeconds, self.PeakWorkingSet64, self.TotalProcessorTime.TotalSeconds, GC.GetTotalAllocatedBytes()];
        Console.WriteLine(string.Join(' ', measured.Select(m => m.ToString(CultureInfo.InvariantCulture))));
    }

    /// <summary>Starts fresh processes one after the other; of three the one with the median time, the highest peak and the least CPU time.</summary>
    public static ColdRun Measure(Work work)
    {
        // Made here, so that the measured process does nothing that a preview would not do.
        var last = Path.GetTempFileName();
        File.WriteAllText(last, Pipeline.LastOf(work.Objects()));
        var runs = Enumerable.Range(0, Times).Select(_ => Once(work, last)).OrderBy(r => r.ProcessSeconds).ToArray();
        File.Delete(last);
        return runs[Times / 2] with { PeakMB = runs.Max(r => r.PeakMB), CpuSeconds = runs.Min(r => r.CpuSeconds) };
    }

    private static ColdRun Once(Work work, string last)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        // `dotnet PROGRAM.dll` or the program's own executable.
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(typeof(ColdRun).Assembly.Location);
        start.ArgumentList.Add("cold");
        start.ArgumentList.Add(work.ToString());
        start.ArgumentList.Add(last);
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var line = process.StandardOutput.ReadToEnd().Trim().Split(' ');
        process.WaitForExit();
        if (process.ExitCode != 0 || line.Length != 4) throw new InvalidOperationException($"the cold run of {work} ended with code {process.ExitCode}");
        double[] n = [.. line.Select(p => double.Parse(p, CultureInfo.InvariantCulture))];
        return new ColdRun(n[0], watch.Elapsed.TotalSeconds, n[1] / 1e6, n[2], n[3] / 1e6);
    }
}
