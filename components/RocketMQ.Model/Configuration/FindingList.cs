using RocketMQ.Model.Rules;

namespace RocketMQ.Model.Configuration;

/// <summary>The findings of a reading, in the order of the configuration.</summary>
internal sealed class FindingList
{
    private readonly List<Finding> all = [];

    public IReadOnlyList<Finding> All => all;

    public void Error(string id, string path, string message, string repair) => all.Add(new Finding(id, Severity.Error, path, message, repair));

    public void AddRange(IEnumerable<Finding> findings) => all.AddRange(findings);
}
