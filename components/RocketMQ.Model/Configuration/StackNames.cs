namespace RocketMQ.Model.Configuration;

/// <summary>Names of stacks, as a person writes them and as a stack reference takes them.</summary>
public static class StackNames
{
    /// <summary>A name in full. What it leaves out is that of this stack.</summary>
    /// <param name="name">stack, project/stack or organization/project/stack.</param>
    /// <param name="here">This stack, in full.</param>
    /// <returns>organization/project/stack.</returns>
    public static string InFull(string name, string here)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(here);
        var (given, own) = (name.Split('/'), here.Split('/'));
        return given.Length < own.Length ? string.Join('/', [.. own[..^given.Length], .. given]) : name;
    }
}
