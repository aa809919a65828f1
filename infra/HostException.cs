using RocketMQ.Model.Rules;

namespace Infra;

/// <summary>A host that cannot be logged in to.</summary>
/// <param name="finding">The host, the field of the configuration, what was seen and what to do.</param>
internal sealed class HostException(Finding finding) : Exception($"{finding.Path}: {finding.Message}")
{
    /// <summary>The same as a finding.</summary>
    public Finding Finding { get; } = finding;
}
