namespace RocketMQ.Model.Rules;

/// <summary>One change of the stack's configuration that repairs a finding: a field that is set, or taken out. A program can make it, and a test does.</summary>
/// <param name="Field">The field, for example <c>cluster.properties.slaveReadEnable</c>.</param>
/// <param name="Value">Its new value; null: the field is taken out.</param>
public sealed record Fix(string Field, string? Value)
{
    private const string Properties = ".properties.";

    /// <summary>The field gets a value.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">Its new value.</param>
    public static Fix Set(string field, string value) => new(field, value);

    /// <summary>The field is taken out, so that the default holds.</summary>
    /// <param name="field">The field.</param>
    public static Fix Remove(string field) => new(field, null);

    /// <summary>Changes as a person reads them.</summary>
    /// <param name="fixes">The changes.</param>
    /// <param name="path">Field of the finding, which stands above them.</param>
    /// <returns>A sentence for each; empty where there is none.</returns>
    public static string Prose(IReadOnlyList<Fix> fixes, string path)
    {
        ArgumentNullException.ThrowIfNull(fixes);
        return string.Join(' ', fixes.Select(f => f.Prose(path)));
    }

    // A key whose whole field was just said needs no second time.
    private string Prose(string path)
    {
        var at = Field.LastIndexOf(Properties, StringComparison.Ordinal);
        var name = Field == path && at >= 0 ? Field[(at + Properties.Length)..] : Field;
        return Value is null ? $"Remove {name}." : $"Set {name}: {Value}.";
    }
}
