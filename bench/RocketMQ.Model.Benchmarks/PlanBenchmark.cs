using System.Text.Json;
using BenchmarkDotNet.Attributes;

namespace RocketMQ.Model.Benchmarks;

/// <summary>Configuration to plan and findings, in a process that is warm.</summary>
[MemoryDiagnoser(displayGenColumns: false)]
public class PlanBenchmark
{
    private IReadOnlyDictionary<string, JsonElement> _objects = null!;
    private string _last = null!;

    /// <summary>The sizes.</summary>
    public static IEnumerable<int> Sizes => SampleStack.Sizes;

    /// <summary>Hosts of the stack.</summary>
    [ParamsSource(nameof(Sizes))]
    public int Hosts { get; set; }

    /// <summary>Parses the configuration, which is Pulumi's work.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _objects = SampleStack.Of(Hosts);
        _last = Pipeline.LastOf(_objects);
    }

    /// <summary>All of it.</summary>
    [Benchmark]
    public int ConfigToWords() => Pipeline.Run(_objects, _last).Change.Length;
}
