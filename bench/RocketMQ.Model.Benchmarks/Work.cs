using System.Globalization;
using System.Text.Json;

namespace RocketMQ.Model.Benchmarks;

/// <summary>What one measurement plans.</summary>
/// <param name="Hosts">So many hosts.</param>
/// <param name="NameServers">So many name servers, and one broker on every host; 0: the groups of <see cref="SampleStack.Of"/>.</param>
/// <param name="WithGraph">True: all resources are registered, too.</param>
internal sealed record Work(int Hosts, int NameServers = 0, bool WithGraph = false)
{
    /// <summary>The configuration.</summary>
    public IReadOnlyDictionary<string, JsonElement> Objects() =>
        NameServers == 0 ? SampleStack.Of(Hosts) : SampleStack.OneBrokerAHost(Hosts, NameServers);

    /// <summary>Does it.</summary>
    /// <param name="objects">The configuration.</param>
    /// <param name="last">What the stack kept of the last <c>up</c>.</param>
    /// <returns>What came of it.</returns>
    public object Do(IReadOnlyDictionary<string, JsonElement> objects, string last) =>
        WithGraph ? Graph.RunAsync(objects, last).GetAwaiter().GetResult() : Pipeline.Run(objects, last);

    /// <summary>As an argument of the measured process.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Hosts}/{NameServers}/{WithGraph}");

    /// <summary>Reads <see cref="ToString"/> back.</summary>
    public static Work Parse(string text) => text.Split('/') is [var hosts, var servers, var graph]
        ? new(int.Parse(hosts, CultureInfo.InvariantCulture), int.Parse(servers, CultureInfo.InvariantCulture), bool.Parse(graph))
        : throw new ArgumentException($"no work: {text}", nameof(text));
}
