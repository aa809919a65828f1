namespace RocketMQ.Model.Rendering;

/// <summary>Every path that a deployment writes on a host, and by which mark such a file is known: one without it is somebody else's and is left as it is.</summary>
public static class WrittenPaths
{
    /// <summary>Stands in the first lines of each such file. <c>not_ours</c> of <c>Scripts/prelude.sh</c> looks for it.</summary>
    public const string Mark = "Written by `pulumi up`";

    /// <summary>
    /// The paths. In the folder of an instance those of its configuration alone: the files beside it are taken for what that one is.
    /// </summary>
    /// <param name="host">One host of a plan.</param>
    /// <returns>Absolute paths, each once.</returns>
    public static IReadOnlyList<string> Of(HostPlan host)
    {
        ArgumentNullException.ThrowIfNull(host);
        var instances = host.Instances.SelectMany(i => i.Files).Where(f => f.Content.Contains(Mark, StringComparison.Ordinal));
        return [.. host.Files.Concat(instances).Select(f => f.Path).Append(HostCommands.PlanPath).Concat(HostCommands.Paths).Distinct(StringComparer.Ordinal)];
    }
}
