namespace RocketMQ.Model.Rules;

/// <summary>The value of a broker key as it takes effect, and where it comes from.</summary>
/// <param name="Value">The value; RocketMQ's default where nobody wrote one.</param>
/// <param name="Path">The field that says so, or the one that could.</param>
/// <param name="IsWritten">True: a person wrote it. False: a default.</param>
public sealed record Setting(string Value, string Path, bool IsWritten)
{
    /// <summary>The value as RocketMQ reads a boolean.</summary>
    public bool IsTrue => Value.Equals("true", StringComparison.OrdinalIgnoreCase);

    /// <summary>The value as a number; null when it is none.</summary>
    public long? Number => long.TryParse(Value, out var number) ? number : null;
}
