namespace RocketMQ.Model.Configuration;

/// <summary>A text that must never be shown: it prints as <c>[secret]</c> everywhere.</summary>
/// <param name="value">The text.</param>
public sealed class Secret(string value)
{
    /// <summary>The text itself; hand it to Pulumi as a secret output only.</summary>
    public string Reveal() => value;

    /// <inheritdoc/>
    public override string ToString() => "[secret]";
}
