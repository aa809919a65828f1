using System.Diagnostics;
using System.Globalization;

namespace RocketMQ.Model.Benchmarks;

/// <summary>One run in a process of its own, as a preview is one: nothing is compiled, nothing is cached.</summary>
/// <param name="Seconds">From the start of the work to its end, the compiling of it at run time included; the start of .NET is not in it.</param>
/// <param name="ProcessSeconds">From the start of the process to its end.</param>
/// <param name="PeakMB">The most memory that the process held, in MB (10^6 bytes).</param>
internal sealed record ColdRun(double Seconds, double ProcessSeconds, double PeakMB)
{
    private const int Times = 3;

    /// <summary>In the process that is measured: does the work, prints seconds and peak bytes.</summary>
    public static void Child(int hosts, string last)
    {
        var objects = SampleStack.Of(hosts);
        var watch = Stopwatch.StartNew();
        var told = Pipeline.Run(objects, last);
        watch.Stop();
        GC.KeepAlive(told);
        using var self = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds} {self.PeakWorkingSet64}"));
    }

    /// <summary>Starts fresh processes one after the other; of three the one with the median time, and the highest peak.</summary>
    public static ColdRun Measure(int hosts)
    {
        // Made here, so that the measured process does nothing that a preview would not do.
        var last = Path.GetTempFileName();
        File.WriteAllText(last, Pipeline.LastOf(SampleStack.Of(hosts)));
        var runs = Enumerable.Range(0, Times).Select(_ => Once(hosts, last)).OrderBy(r => r.ProcessSeconds).ToArray();
        File.Delete(last);
        return runs[Times / 2] with { PeakMB = runs.Max(r => r.PeakMB) };
    }

    private static ColdRun Once(int hosts, string last)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        // `dotnet PROGRAM.dll` or the program's own executable.
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(typeof(ColdRun).Assembly.Location);
        start.ArgumentList.Add("cold");
        start.ArgumentList.Add(hosts.ToString(CultureInfo.InvariantCulture));
        start.ArgumentList.Add(last);
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var line = process.StandardOutput.ReadToEnd().Trim().Split(' ');
        process.WaitForExit();
        if (process.ExitCode != 0 || line.Length != 2) throw new InvalidOperationException($"the cold run of {hosts} hosts ended with code {process.ExitCode}");
        return new ColdRun(double.Parse(line[0], CultureInfo.InvariantCulture), watch.Elapsed.TotalSeconds, double.Parse(line[1], CultureInfo.InvariantCulture) / 1e6);
    }
}
