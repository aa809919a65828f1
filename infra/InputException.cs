using RocketMQ.Model.Configuration;
using RocketMQ.Model.Rules;

namespace Infra;

/// <summary>Something on this machine that the configuration names is not there, or is not what is meant.</summary>
internal sealed class InputException(string path, string message, string repair) : Exception($"{path}: {message} {repair}")
{
    /// <summary>The same as a finding, to be told with all others.</summary>
    public Finding Finding { get; } = new(CfgIds.Local, Severity.Error, path, message, repair);
}
