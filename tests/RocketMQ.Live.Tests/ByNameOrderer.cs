using Xunit.Abstractions;
using Xunit.Sdk;

namespace RocketMQ.Live.Tests;

/// <summary>Runs the steps of a scenario in the order of their names (A_, B_, …): each builds on the one before.</summary>
public sealed class ByNameOrderer : ITestCaseOrderer
{
    public IEnumerable<TTestCase> OrderTestCases<TTestCase>(IEnumerable<TTestCase> testCases)
        where TTestCase : ITestCase =>
        testCases.OrderBy(c => c.TestMethod.Method.Name, StringComparer.Ordinal);
}
