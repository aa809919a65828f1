using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;
using RocketMQ.Model.Benchmarks;

if (args is ["cold", var work, var last])
{
    ColdRun.Child(Work.Parse(work), File.ReadAllText(last));
    return 0;
}

// Cold first, before this process warms the machine's caches more than a user's would be.
var cold = SampleStack.Sizes.ToDictionary(s => s, s => ColdRun.Measure(new Work(s)));
var planning = PlanningTable.Measure();

// In this process: nothing is generated or compiled for it, so that all sizes take seconds.
var job = Job.Default
    .WithToolchain(InProcessEmitToolchain.Instance)
    .WithWarmupCount(3)
    .WithIterationCount(7)
    .WithIterationTime(TimeInterval.FromMilliseconds(250));
var log = new AccumulationLogger();
var summary = BenchmarkRunner.Run<PlanBenchmark>(ManualConfig.CreateEmpty()
    .AddJob(job)
    .AddLogger(log)
    .AddColumnProvider(BenchmarkDotNet.Columns.DefaultColumnProviders.Instance)
    .WithOptions(ConfigOptions.DisableLogFile));
if (summary.Reports.Length != SampleStack.Sizes.Count || !summary.Reports.All(r => r.Success))
{
    Console.Error.WriteLine(log.GetLog());
    return 1;
}

// Both tables are printed, whatever the first of them says.
return ResultTable.Print(summary, cold) & PlanningTable.Print(planning) ? 0 : 1;
